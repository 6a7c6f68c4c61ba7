// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRuleHook} from "./IRuleHook.sol";
import {ANY_COUNTRY, BY_CLASS, BY_COUNTRY, CAPPED, COUNTING, PolicyWord} from "./PolicyWord.sol";
import {LimitsWord, ScheduleWord} from "./LimitWords.sol";
import {Restriction} from "./Restriction.sol";
import {WalletWord} from "./WalletWord.sol";

/// @notice Policy as data on a share's storage: qualification, country list, trading hours, caps, holder counts and
/// limits in time. Views answer a restriction code; the writers below follow them and never refuse.
/// @dev Holdings are counted per identity. The category (country, class) under which an identity was counted is kept
/// with its holding, so a changed attribute is re-counted from what was counted, and counters equal a recount.
library Rules {
    /// @param amount share units of the identity over all its wallets; 0: not counted as a holder
    /// @param country under which it is counted
    /// @param class under which it is counted
    struct Holding {
        uint128 amount;
        uint16 country;
        uint8 class;
    }

    /// @param level share units sent that have not leaked, as of `since`
    struct Bucket {
        uint128 level;
        uint40 since;
    }

    /// @param most holders allowed, if `limited`
    struct Category {
        uint32 holders;
        uint32 most;
        bool limited;
    }

    struct State {
        PolicyWord policy;
        LimitsWord limits;
        ScheduleWord schedule;
        address hook;
        mapping(uint256 => uint256) countries;
        mapping(uint32 id => Holding) holdings;
        mapping(uint32 id => Bucket) buckets;
        mapping(uint256 key => Category) categories;
    }

    /// @dev Keys of categories: a country's code, or a class with this bit.
    uint256 internal constant CLASS_KEY = 1 << 16;

    event PolicySet(PolicyWord policy, LimitsWord limits, ScheduleWord schedule, address hook);
    event CountrySet(uint16 indexed country, bool admitted);
    event CategoryLimitSet(uint256 indexed key, uint32 most, bool limited);
    event HolderCounted(uint32 indexed id, uint16 country, uint8 class);
    event HolderLeft(uint32 indexed id, uint16 country, uint8 class);

    error CountingIsFixed();
    error CountingNeeded();

    // Policy

    /// @notice Replaces the policy by one that the rule book has packed; counters and the share's life stay.
    /// @param fresh whether no shares exist, so that counting may be switched
    function setPolicy(
        State storage state,
        PolicyWord made,
        LimitsWord limits,
        ScheduleWord schedule,
        address hook,
        bool fresh
    ) internal {
        PolicyWord old = state.policy;
        if (!fresh && (made.flags() ^ old.flags()) & COUNTING != 0) revert CountingIsFixed();
        made = made.keeping(old);
        state.policy = made;
        state.limits = limits;
        state.schedule = schedule;
        state.hook = hook;
        emit PolicySet(made, limits, schedule, hook);
    }

    /// @notice Admits a country or bars it.
    /// @param country ISO 3166-1 numeric
    function setCountry(State storage state, uint16 country, bool admitted) internal {
        uint256 bit = 1 << (country & 0xff);
        uint256 word = state.countries[country >> 8];
        state.countries[country >> 8] = admitted ? word | bit : word & ~bit;
        emit CountrySet(country, admitted);
    }

    /// @notice Limits the holders of a category; only one that the policy counts.
    function limitCategory(State storage state, uint256 key, uint32 most, bool limited) internal {
        if (!state.policy.has(key < CLASS_KEY ? BY_COUNTRY : BY_CLASS)) revert CountingNeeded();
        Category storage category = state.categories[key];
        (category.most, category.limited) = (most, limited);
        emit CategoryLimitSet(key, most, limited);
    }

    // Questions: a code's low digit, or a whole code

    /// @notice Why the wallet may not hold; 0: it may.
    function disqualified(State storage state, PolicyWord policy, WalletWord wallet)
        internal
        view
        returns (uint8)
    {
        if (wallet.id() == 0) return Restriction.UNKNOWN;
        if (wallet.lost()) return Restriction.LOST;
        if (wallet.expiry() <= block.timestamp) return Restriction.EXPIRED;
        uint64 claims = wallet.claims();
        uint64 required = policy.required();
        if (claims & required != required) return Restriction.CLAIM_MISSING;
        if (claims & policy.forbidden() != 0) return Restriction.CLAIM_FORBIDDEN;
        if (wallet.class() < policy.minimumClass()) return Restriction.CLASS;
        if (!policy.has(ANY_COUNTRY) && !admits(state, wallet.country())) return Restriction.COUNTRY;
        return 0;
    }

    function admits(State storage state, uint16 country) internal view returns (bool) {
        return state.countries[country >> 8] >> (country & 0xff) & 1 != 0;
    }

    /// @notice Whether the present second is within trading hours (UTC; 1970-01-01 was a Thursday).
    function tradingNow(State storage state) internal view returns (bool) {
        ScheduleWord schedule = state.schedule;
        unchecked {
            if (schedule.tradingDays() >> (block.timestamp / 1 days + 4) % 7 & 1 == 0) return false;
        }
        uint256 second = block.timestamp % 1 days;
        if (schedule.opens() < schedule.closes()) {
            return second >= schedule.opens() && second < schedule.closes();
        }
        return second >= schedule.opens() || second < schedule.closes();
    }

    /// @notice Level of an identity's bucket now, share units: what leaked is rounded down, against the sender.
    function levelUp(State storage state, uint32 id) internal view returns (uint256) {
        Bucket memory bucket = state.buckets[id];
        ScheduleWord schedule = state.schedule;
        uint256 period = schedule.windowPeriod();
        if (period == 0) return 0;
        unchecked {
            uint256 leaked = (block.timestamp - bucket.since) * schedule.windowLimit() / period;
            return bucket.level > leaked ? bucket.level - leaked : 0;
        }
    }

    /// @notice Why `value` may not come from identity `from` (0: a venue or a mint) to the identity of `wallet`.
    function overLimit(State storage state, PolicyWord policy, uint32 from, WalletWord wallet, uint256 value)
        internal
        view
        returns (uint8)
    {
        uint32 to = wallet.id();
        Holding memory held = state.holdings[to];
        if (policy.has(CAPPED) && held.amount + value > state.limits.cap()) return Restriction.CAP;
        if (held.amount != 0) return Restriction.NONE;
        Holding memory source = state.holdings[from];
        bool leaves = from != 0 && source.amount == value;
        uint32 maxHolders = policy.maxHolders();
        if (maxHolders != 0 && !leaves && policy.holders() >= maxHolders) return Restriction.HOLDERS;
        if (policy.has(BY_COUNTRY) && !(leaves && source.country == wallet.country())) {
            if (_full(state, wallet.country())) return Restriction.COUNTRY_HOLDERS;
        }
        if (policy.has(BY_CLASS) && !(leaves && source.class == wallet.class())) {
            if (_full(state, CLASS_KEY | wallet.class())) return Restriction.CLASS_HOLDERS;
        }
        return Restriction.NONE;
    }

    /// @notice Whether the hook refuses; a hook that fails refuses.
    function refused(State storage state, address from, address to, uint256 value)
        internal
        view
        returns (bool)
    {
        try IRuleHook(state.hook).passes(from, to, value) returns (bool passes) {
            return !passes;
        } catch {
            return true;
        }
    }

    // Counting

    /// @notice Counts `value` away from identity `from`; 0 is not counted.
    function countOut(State storage state, PolicyWord policy, uint32 from, uint256 value)
        internal
        returns (PolicyWord)
    {
        if (from == 0) return policy;
        Holding storage holding = state.holdings[from];
        uint128 left = holding.amount - uint128(value);
        holding.amount = left;
        if (left != 0) return policy;
        _leave(state, policy, from, holding.country, holding.class);
        return policy.withHolders(policy.holders() - 1);
    }

    /// @notice Counts `value` to the identity of `wallet`, under its present category.
    function countIn(State storage state, PolicyWord policy, WalletWord wallet, uint256 value)
        internal
        returns (PolicyWord)
    {
        uint32 to = wallet.id();
        if (to == 0) return policy;
        Holding memory holding = state.holdings[to];
        bool fresh = holding.amount == 0;
        holding.amount += uint128(value);
        if (!fresh && policy.has(BY_COUNTRY | BY_CLASS)) _recount(state, policy, to, holding, wallet);
        if (fresh) {
            (holding.country, holding.class) = (wallet.country(), wallet.class());
            _enter(state, policy, to, holding.country, holding.class);
            policy = policy.withHolders(policy.holders() + 1);
        }
        state.holdings[to] = holding;
        return policy;
    }

    /// @notice Re-counts an identity whose country or class has changed since it was counted.
    function syncCategory(State storage state, WalletWord wallet) internal {
        Holding memory holding = state.holdings[wallet.id()];
        if (holding.amount == 0) return;
        _recount(state, state.policy, wallet.id(), holding, wallet);
        state.holdings[wallet.id()] = holding;
    }

    /// @notice Books `value` sent by an identity in its bucket.
    function fill(State storage state, uint32 id, uint256 value) internal {
        state.buckets[id] = Bucket(uint128(levelUp(state, id) + value), uint40(block.timestamp));
    }

    function _recount(
        State storage state,
        PolicyWord policy,
        uint32 id,
        Holding memory holding,
        WalletWord wallet
    ) private {
        if (holding.country == wallet.country() && holding.class == wallet.class()) {
            return;
        }
        _leave(state, policy, id, holding.country, holding.class);
        (holding.country, holding.class) = (wallet.country(), wallet.class());
        _enter(state, policy, id, holding.country, holding.class);
    }

    function _enter(State storage state, PolicyWord policy, uint32 id, uint16 country, uint8 class) private {
        if (!policy.has(BY_COUNTRY | BY_CLASS)) return;
        if (policy.has(BY_COUNTRY)) state.categories[country].holders += 1;
        if (policy.has(BY_CLASS)) state.categories[CLASS_KEY | class].holders += 1;
        emit HolderCounted(id, country, class);
    }

    function _leave(State storage state, PolicyWord policy, uint32 id, uint16 country, uint8 class) private {
        if (!policy.has(BY_COUNTRY | BY_CLASS)) return;
        if (policy.has(BY_COUNTRY)) state.categories[country].holders -= 1;
        if (policy.has(BY_CLASS)) state.categories[CLASS_KEY | class].holders -= 1;
        emit HolderLeft(id, country, class);
    }

    function _full(State storage state, uint256 key) private view returns (bool) {
        Category memory category = state.categories[key];
        return category.limited && category.holders >= category.most;
    }
}
