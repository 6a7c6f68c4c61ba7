// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// @notice The KYC issuers that the authority trusts, each with the claims it may grant.
/// @dev An issuer keeps its number for good, so a wallet's word can name it in 16 bits. Distrusting an issuer stops
/// its statements at once; identities it vouched for stay until they expire, another issuer takes them over, or the
/// authority expires them.
abstract contract Issuers is AccessManaged {
    struct Issuer {
        uint16 number;
        uint64 claims;
    }

    mapping(address issuer => Issuer) private _issuers;
    address[] private _list;

    event IssuerTrusted(address indexed issuer, uint16 number, uint64 claims);
    event IssuerDistrusted(address indexed issuer, uint16 number);

    error IssuerNotTrusted(address issuer);
    error IssuerIsZero();
    error IssuersFull(uint256 limit);

    /// @notice Lets `issuer` grant the claims of the bitmap; 0 takes all trust away.
    /// @param claims one bit a claim
    function trustIssuer(address issuer, uint64 claims) external restricted {
        if (issuer == address(0)) revert IssuerIsZero();
        Issuer memory known = _issuers[issuer];
        if (known.number == 0) {
            if (_list.length == type(uint16).max) revert IssuersFull(type(uint16).max);
            _list.push(issuer);
            known.number = uint16(_list.length);
        }
        known.claims = claims;
        _issuers[issuer] = known;
        if (claims == 0) emit IssuerDistrusted(issuer, known.number);
        else emit IssuerTrusted(issuer, known.number, claims);
    }

    /// @notice Number and granted claims of an issuer; number 0: never trusted, claims 0: not trusted now.
    function issuerOf(address issuer) public view returns (uint16 number, uint64 claims) {
        Issuer memory known = _issuers[issuer];
        return (known.number, known.claims);
    }

    /// @notice The issuer that was given `number` (from 1).
    function issuerAt(uint16 number) public view returns (address) {
        return number == 0 || number > _list.length ? address(0) : _list[number - 1];
    }

    /// @notice ERC-3643 trusted issuers registry view.
    function isTrustedIssuer(address issuer) public view returns (bool) {
        return _issuers[issuer].claims != 0;
    }
}
