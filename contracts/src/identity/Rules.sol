// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HoldingWord} from "./HoldingWord.sol";
import {IRuleHook} from "./IRuleHook.sol";
import {ANY_COUNTRY, BY_CLASS, BY_COUNTRY, CAPPED, COUNTING, MAX_HOLDERS, PolicyWord} from "./PolicyWord.sol";
import {LimitsWord, ScheduleWord} from "./LimitWords.sol";
import {Restriction} from "./Restriction.sol";
import {WalletWord} from "./WalletWord.sol";

/// @notice Policy as data on a share's storage: qualification, country list, trading hours, caps, holder counts and
/// limits in time. Views answer a restriction code; the writers below follow them and never refuse.
/// @dev Holdings are counted per identity. The category (country, class) under which an identity was counted is kept
/// with its holding, so a changed attribute is re-counted from what was counted, and counters equal a recount.
library Rules {
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
        uint256[4] countries;
        mapping(uint32 id => HoldingWord) holdings;
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
    error CountryUnknown(uint16 country);
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
        limits = limits.withHolders(state.limits.holders());
        state.limits = limits;
        state.schedule = schedule;
        state.hook = hook;
        emit PolicySet(made, limits, schedule, hook);
    }

    /// @notice Admits a country or bars it.
    /// @param country ISO 3166-1 numeric
    function setCountry(State storage state, uint16 country, bool admitted) internal {
        if (country > 999) revert CountryUnknown(country);
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
    /// @dev One pass over what is usual first; the reason is looked for only where there is one.
    function disqualified(State storage state, PolicyWord policy, WalletWord wallet)
        internal
        view
        returns (uint8)
    {
        uint64 claims = wallet.claims();
        uint64 required = policy.required();
        if (
            wallet.expiry() > block.timestamp && claims & required == required
                && claims & policy.forbidden() == 0 && wallet.class() >= policy.minimumClass()
                && (policy.has(ANY_COUNTRY) || admits(state, wallet.country()))
        ) return 0;
        if (wallet.id() == 0) return Restriction.UNKNOWN;
        if (wallet.lost()) return Restriction.LOST;
        if (wallet.expiry() <= block.timestamp) return Restriction.EXPIRED;
        if (claims & required != required) return Restriction.CLAIM_MISSING;
        if (claims & policy.forbidden() != 0) return Restriction.CLAIM_FORBIDDEN;
        if (wallet.class() < policy.minimumClass()) return Restriction.CLASS;
        return Restriction.COUNTRY;
    }

    function admits(State storage state, uint16 country) internal view returns (bool) {
        return state.countries[country >> 8 & 3] >> (country & 0xff) & 1 != 0;
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
        HoldingWord held = state.holdings[wallet.id()];
        if (policy.has(CAPPED) && held.amount() + value > policy.cap()) return Restriction.CAP;
        if (held.amount() != 0) return Restriction.NONE;
        HoldingWord source = state.holdings[from];
        bool leaves = from != 0 && source.amount() == value;
        if (policy.has(MAX_HOLDERS) && !leaves) {
            LimitsWord limits = state.limits;
            if (limits.holders() >= limits.maxHolders()) return Restriction.HOLDERS;
        }
        if (policy.has(BY_COUNTRY) && !(leaves && source.country() == wallet.country())) {
            if (_full(state, wallet.country())) return Restriction.COUNTRY_HOLDERS;
        }
        if (policy.has(BY_CLASS) && !(leaves && source.class() == wallet.class())) {
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
    function countOut(State storage state, PolicyWord policy, uint32 from, uint256 value) internal {
        if (from == 0) return;
        HoldingWord holding = state.holdings[from].subtract(value);
        state.holdings[from] = holding;
        if (holding.amount() != 0) return;
        _leave(state, policy, from, holding);
        LimitsWord limits = state.limits;
        state.limits = limits.withHolders(limits.holders() - 1);
    }

    /// @notice Counts `value` to the identity of `wallet`, under its present category.
    function countIn(State storage state, PolicyWord policy, WalletWord wallet, uint256 value) internal {
        uint32 to = wallet.id();
        if (to == 0) return;
        HoldingWord holding = state.holdings[to];
        if (holding.amount() == 0) {
            holding = _enter(state, policy, wallet, holding);
            LimitsWord limits = state.limits;
            state.limits = limits.withHolders(limits.holders() + 1);
        } else if (policy.has(BY_COUNTRY | BY_CLASS)) {
            holding = _recount(state, policy, wallet, holding);
        }
        state.holdings[to] = holding.add(value);
    }

    /// @notice Re-counts an identity whose country or class has changed since it was counted.
    function syncCategory(State storage state, WalletWord wallet) internal {
        HoldingWord holding = state.holdings[wallet.id()];
        if (holding.amount() == 0) return;
        state.holdings[wallet.id()] = _recount(state, state.policy, wallet, holding);
    }

    /// @notice Books `value` sent by an identity in its bucket.
    function fill(State storage state, uint32 id, uint256 value) internal {
        state.buckets[id] = Bucket(uint128(levelUp(state, id) + value), uint40(block.timestamp));
    }

    function _recount(State storage state, PolicyWord policy, WalletWord wallet, HoldingWord holding)
        private
        returns (HoldingWord)
    {
        if (holding.country() == wallet.country() && holding.class() == wallet.class()) {
            return holding;
        }
        _leave(state, policy, wallet.id(), holding);
        return _enter(state, policy, wallet, holding);
    }

    function _enter(State storage state, PolicyWord policy, WalletWord wallet, HoldingWord holding)
        private
        returns (HoldingWord)
    {
        if (policy.has(BY_COUNTRY)) state.categories[wallet.country()].holders += 1;
        if (policy.has(BY_CLASS)) state.categories[CLASS_KEY | wallet.class()].holders += 1;
        if (policy.has(BY_COUNTRY | BY_CLASS)) {
            emit HolderCounted(wallet.id(), wallet.country(), wallet.class());
        }
        return holding.withCategory(wallet.country(), wallet.class());
    }

    function _leave(State storage state, PolicyWord policy, uint32 id, HoldingWord holding) private {
        if (policy.has(BY_COUNTRY)) state.categories[holding.country()].holders -= 1;
        if (policy.has(BY_CLASS)) state.categories[CLASS_KEY | holding.class()].holders -= 1;
        if (policy.has(BY_COUNTRY | BY_CLASS)) emit HolderLeft(id, holding.country(), holding.class());
    }

    function _full(State storage state, uint256 key) private view returns (bool) {
        Category memory category = state.categories[key];
        return category.limited && category.holders >= category.most;
    }
}
