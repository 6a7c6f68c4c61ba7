// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IPool} from "../interfaces/IPool.sol";
import {Bonds} from "./Bonds.sol";

/// @notice Whoever finds the same loan in the tapes of two live pools proves it here. Both pools stop issuing; the
/// bond of the pool opened later is forfeited: half to the finder, the rest to the pool opened earlier.
/// @dev A loan sold from one pool to another is in one tape only once the seller has reported without it; the buyer
/// should report after that. Which of two pools cheats cannot be seen from the tapes: the one opened later vouches.
/// A finder that is a party of either pool gets no reward (its half follows the rest), so that a servicer does not
/// get half of its bond back by accusing itself in its own name; under another name it still loses the other half.
abstract contract DoublePledge is Bonds {
    using SafeERC20 for IERC20;

    /// @param fingerprint of the borrower's obligation, the same in every tape
    /// @param loanHash hash of the loan's line in the pool's tape
    /// @param proof Merkle path to the pool's present tape root
    /// @param salt of the commitment
    struct Finding {
        bytes32 fingerprint;
        address[2] pools;
        bytes32[2] loanHash;
        bytes32[][2] proof;
        bytes32 salt;
    }

    event FindingCommitted(bytes32 indexed commitment);
    event DoublePledgeProven(
        address indexed earlier,
        address indexed later,
        bytes32 indexed fingerprint,
        address finder,
        uint256 reward,
        uint256 compensation
    );

    error AlreadyCommitted(bytes32 commitment);
    error NotCommitted(bytes32 commitment);
    error CommitmentTooYoung(uint256 blockNumber);
    error CommitmentTooOld(uint256 committedAt);
    error SamePool(address pool);
    error PoolNotLive(address pool);
    error NotInTape(address pool, bytes32 fingerprint);
    error AlreadyProven(bytes32 fingerprint);

    uint256 public constant COMMITMENT_AGE = 1 days;

    /// @notice Commitments: block number, shifted left by 64, with the time in the low 64 bits.
    mapping(bytes32 commitment => uint256) public committedAt;
    mapping(bytes32 finding => bool) public proven;

    /// @notice What a finder commits to before it shows a finding, so that nobody who sees the proof can take it.
    function commitmentOf(address finder, address[2] calldata pools, bytes32 fingerprint, bytes32 salt)
        public
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(finder, pools, fingerprint, salt));
    }

    /// @notice Announces a finding without showing it. It can be shown from the next block on, for a day.
    function commit(bytes32 commitment) external {
        if (committedAt[commitment] != 0) revert AlreadyCommitted(commitment);
        committedAt[commitment] = block.number << 64 | block.timestamp;
        emit FindingCommitted(commitment);
    }

    /// @notice Shows that the present tapes of two live pools hold the same loan.
    function provePledge(Finding calldata finding) external nonReentrant {
        _checkCommitment(commitmentOf(msg.sender, finding.pools, finding.fingerprint, finding.salt));
        (address earlier, address later) = _inOrder(finding.pools);
        bytes32 key = keccak256(abi.encode(earlier, later, finding.fingerprint));
        if (proven[key]) revert AlreadyProven(finding.fingerprint);
        _checkTape(finding, 0);
        _checkTape(finding, 1);

        proven[key] = true;
        uint256 bond = bondOf[later].amount;
        bondOf[later].amount = 0;
        uint256 reward = _isParty(earlier) || _isParty(later) ? 0 : bond / 2;
        uint256 compensation = bond - reward;
        emit DoublePledgeProven(earlier, later, finding.fingerprint, msg.sender, reward, compensation);
        _credit(entryOf[later].cash, msg.sender, reward);
        IPool(earlier).freezeIssuance();
        IPool(later).freezeIssuance();
        _compensate(earlier, entryOf[later].cash, compensation);
    }

    /// @dev The injured pool's own cash goes to its holders; another pool's cash, which it cannot hold, to its issuer.
    function _compensate(address pool, address cash, uint256 amount) private {
        if (amount == 0) return;
        if (cash != entryOf[pool].cash) {
            _credit(cash, IPool(pool).issuer(), amount);
            return;
        }
        IERC20(cash).safeTransfer(pool, amount);
        IPool(pool).receiveBond(amount);
    }

    function _checkCommitment(bytes32 commitment) private view {
        uint256 committed = committedAt[commitment];
        if (committed == 0) revert NotCommitted(commitment);
        if (committed >> 64 >= block.number) revert CommitmentTooYoung(committed >> 64);
        uint256 time = uint64(committed);
        if (block.timestamp > time + COMMITMENT_AGE) revert CommitmentTooOld(time);
    }

    function _inOrder(address[2] calldata pools) private view returns (address earlier, address later) {
        (earlier, later) = (pools[0], pools[1]);
        if (earlier == later) revert SamePool(earlier);
        _checkLive(earlier);
        _checkLive(later);
        if (entryOf[earlier].number > entryOf[later].number) (earlier, later) = (later, earlier);
    }

    function _checkLive(address pool) private view {
        if (!isPool(pool)) revert NotAPool(pool);
        IPool.State state = IPool(pool).state();
        if (state < IPool.State.Raising || state > IPool.State.WindingDown) revert PoolNotLive(pool);
    }

    /// @dev Leaf of OpenZeppelin's StandardMerkleTree over (bytes32 fingerprint, bytes32 loanHash).
    function _checkTape(Finding calldata finding, uint256 side) private view {
        bytes32 leaf =
            keccak256(bytes.concat(keccak256(abi.encode(finding.fingerprint, finding.loanHash[side]))));
        address pool = finding.pools[side];
        if (!MerkleProof.verifyCalldata(finding.proof[side], IPool(pool).tapeRoot(), leaf)) {
            revert NotInTape(pool, finding.fingerprint);
        }
    }

    function _isParty(address pool) private view returns (bool) {
        return msg.sender == IPool(pool).servicer() || msg.sender == IPool(pool).issuer()
            || msg.sender == IPool(pool).valuer() || msg.sender == bondOf[pool].poster;
    }
}
