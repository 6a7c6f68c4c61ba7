// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {Identity} from "./Identity.sol";
import {IClaimIssuer, IOnchainId} from "./IOnchainId.sol";

/// @title Claims of an OnchainID, brought into the registry
/// @notice Reads ERC-735 claims of a person's identity contract, asks the trusted claim issuer of each whether it
/// stands by it, and attests the wallet. The registry trusts this contract as a KYC issuer. Anyone may submit, and
/// submit again: a claim that its issuer has revoked since is gone with the next submission, and at the latest when
/// the attestation expires.
/// @dev Assumes:
/// - a trusted claim issuer answers `isClaimValid` truthfully for the identity contract, topic, signature and data;
/// - a claim's id is keccak256(abi.encode(issuer, topic)), as ERC-735 says;
/// - the identity contract itself is not trusted: a claim it invents fails at the claim issuer;
/// - the claim of the country topic carries abi.encode(uint256) of the ISO 3166-1 numeric code.
contract OnchainIdAdapter is AccessManaged {
    /// @param topic of ERC-735
    /// @param issuer trusted for the topic
    /// @param claim the bit that the topic stands for in the registry
    struct Source {
        uint256 topic;
        address issuer;
        uint8 claim;
    }

    uint256 public constant MAX_SOURCES = 16;

    /// @dev ERC-734: management keys speak for the identity.
    uint256 private constant MANAGEMENT = 1;

    Identity public immutable registry;

    /// @notice Seconds for which an attestation holds.
    uint40 public immutable term;

    /// @notice Topic and trusted issuer of the claim that carries the country.
    uint256 public countryTopic;
    address public countryIssuer;

    Source[] private _sources;

    /// @notice One identity contract stands for one person: the identity it was first submitted for.
    mapping(address onchainId => uint32) public identityOf;

    event SourcesSet(uint256 countryTopic, address countryIssuer, uint256 count);
    event Submitted(address indexed wallet, address indexed onchainId, uint64 claims, uint16 country);

    error TooManySources(uint256 count, uint256 limit);
    error ClaimBitTooHigh(uint8 claim);
    error NotAKey(address wallet, address onchainId);
    error CountryMissing(address onchainId);
    error OnchainIdTaken(address onchainId, uint32 identity);

    constructor(address authority, Identity registry_, uint40 term_) AccessManaged(authority) {
        registry = registry_;
        term = term_;
    }

    /// @notice Which claims are read, from whom, and what they stand for.
    function setSources(Source[] calldata sources_, uint256 countryTopic_, address countryIssuer_)
        external
        restricted
    {
        if (sources_.length > MAX_SOURCES) revert TooManySources(sources_.length, MAX_SOURCES);
        delete _sources;
        for (uint256 i; i < sources_.length; ++i) {
            if (sources_[i].claim > 63) revert ClaimBitTooHigh(sources_[i].claim);
            _sources.push(sources_[i]);
        }
        (countryTopic, countryIssuer) = (countryTopic_, countryIssuer_);
        emit SourcesSet(countryTopic_, countryIssuer_, sources_.length);
    }

    /// @notice Attests `wallet` from the claims of `onchainId`, of which it must be a management key. An identity
    /// contract serves one identity of the registry; further wallets are linked there.
    /// @return id the identity's number in the registry
    function submit(address wallet, address onchainId) external returns (uint32 id) {
        if (!IOnchainId(onchainId).keyHasPurpose(keccak256(abi.encode(wallet)), MANAGEMENT)) {
            revert NotAKey(wallet, onchainId);
        }
        uint32 known = identityOf[onchainId];
        uint32 present = registry.walletOf(wallet).id;
        if (known != 0 && known != present) revert OnchainIdTaken(onchainId, known);

        uint64 claims = _claims(onchainId);
        uint16 country = _country(onchainId);
        id = registry.register(
            Identity.Statement({
                wallet: wallet,
                claims: claims,
                country: country,
                class: registry.walletOf(wallet).class,
                expiry: uint40(block.timestamp) + term,
                version: registry.walletOf(wallet).version + 1,
                deadline: uint40(block.timestamp)
            }),
            address(this),
            ""
        );
        if (known == 0) identityOf[onchainId] = id;
        emit Submitted(wallet, onchainId, claims, country);
    }

    /// @notice Claims that are read, in the order in which they are asked for.
    function sources() external view returns (Source[] memory) {
        return _sources;
    }

    function _claims(address onchainId) private view returns (uint64 claims) {
        uint256 length = _sources.length;
        for (uint256 i; i < length; ++i) {
            Source memory source = _sources[i];
            (bool valid,) = _valid(onchainId, source.topic, source.issuer);
            if (valid) claims |= uint64(1) << source.claim;
        }
    }

    function _country(address onchainId) private view returns (uint16) {
        (bool valid, bytes memory data) = _valid(onchainId, countryTopic, countryIssuer);
        if (!valid || data.length != 32) revert CountryMissing(onchainId);
        uint256 country = abi.decode(data, (uint256));
        if (country > 999) revert CountryMissing(onchainId);
        return uint16(country);
    }

    /// @dev Whether the identity contract shows a claim of this topic and issuer by which the issuer stands.
    function _valid(address onchainId, uint256 topic, address issuer)
        private
        view
        returns (bool, bytes memory)
    {
        (uint256 found,, address signer, bytes memory signature, bytes memory data,) =
            IOnchainId(onchainId).getClaim(keccak256(abi.encode(issuer, topic)));
        if (found != topic || signer != issuer || issuer == address(0)) return (false, "");
        return (IClaimIssuer(issuer).isClaimValid(onchainId, topic, signature, data), data);
    }
}
