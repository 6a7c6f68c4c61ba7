import { privateKeyToAddress } from 'viem/accounts'
import { expect, test } from 'vitest'
import { decryptKeystore } from './keystore.ts'

// A key file of go-ethereum's own tests (accounts/keystore/testdata), password "foobar".
const scrypt = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '8df6caa7ff1b00c4e871f002cb7921ed' },
    ciphertext: '1d0839166e7a15b9c1333fc865d69858b22df26815ccf601b28219b6192974e1',
    kdf: 'scrypt',
    kdfparams: {
      dklen: 32,
      n: 8,
      p: 16,
      r: 8,
      salt: 'e5e6ef3f4ea695f496b643ebd3f75c0aa58ef4070e90c80c5d3fb0241bf1595c',
    },
    mac: '6d16dfde774845e4585357f24bce530528bc69f4f84e1e22880d34fa45c273e5',
  },
  id: '950077c7-71e3-4c44-a4a1-143919141ed4',
  version: 3,
}
// The test vector of the Web3 Secret Storage Definition, password "testpassword".
const pbkdf2 = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '6087dab2f9fdbbfaddc31a909735c1e6' },
    ciphertext: '5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',
    kdf: 'pbkdf2',
    kdfparams: {
      c: 262_144,
      dklen: 32,
      prf: 'hmac-sha256',
      salt: 'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd',
    },
    mac: '517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
}

test('opens the published scrypt and pbkdf2 files', () => {
  expect(privateKeyToAddress(decryptKeystore(JSON.stringify(scrypt), 'foobar'))).toBe(
    '0x7EF5A6135f1FD6a02593eEdC869c6D41D934aef8',
  )
  expect(decryptKeystore(JSON.stringify(pbkdf2), 'testpassword')).toBe(
    '0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d',
  )
})

test('a wrong password is a sentence', () => {
  expect(() => decryptKeystore(JSON.stringify(pbkdf2), 'guess')).toThrow(
    'The password does not open the key file',
  )
})

test('other files say what they are', () => {
  expect(() => decryptKeystore('secret', '')).toThrow('The key file is not JSON')
  expect(() => decryptKeystore('{"version":1}', '')).toThrow('The key file has version 1')
  const other = { ...scrypt, crypto: { ...scrypt.crypto, kdf: 'argon2' } }
  expect(() => decryptKeystore(JSON.stringify(other), '')).toThrow('derives its key with argon2')
  const strange = { ...scrypt, crypto: { ...scrypt.crypto, kdfparams: { ...scrypt.crypto.kdfparams, n: 7 } } }
  expect(() => decryptKeystore(JSON.stringify(strange), '')).toThrow('The key file has scrypt parameters')
})
