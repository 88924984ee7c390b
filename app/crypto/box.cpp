// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/box.h"

#include <sodium.h>

namespace paillasse::crypto {

namespace {

bool openInto(const BoxKeyPair& keys, ByteView sealed, std::uint8_t* out)
{
    return crypto_box_seal_open(out, sealed.data(), sealed.size(), keys.publicKey.data(), keys.secretKey.view().data()) == 0;
}

tl::unexpected<Error> doesNotOpen()
{
    return fail(ErrorCode::Corrupt, "crypto: the sealed box does not open");
}

} // namespace

BoxKeyPair BoxKeyPair::make()
{
    BoxKeyPair keys{Bytes(boxKeySize), SecretBytes(boxKeySize)};
    crypto_box_keypair(keys.publicKey.data(), keys.secretKey.writable().data());
    return keys;
}

Result<BoxKeyPair> BoxKeyPair::fromSecret(SecretBytes secretKey)
{
    if (secretKey.size() != boxKeySize)
        return fail(ErrorCode::InvalidInput, "crypto: a box key has 32 bytes");
    BoxKeyPair keys{Bytes(boxKeySize), std::move(secretKey)};
    crypto_scalarmult_base(keys.publicKey.data(), keys.secretKey.view().data());
    return keys;
}

Result<Bytes> sealTo(ByteView publicKey, ByteView plaintext)
{
    if (publicKey.size() != boxKeySize)
        return fail(ErrorCode::InvalidInput, "crypto: a box key has 32 bytes");
    Bytes sealed(plaintext.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(sealed.data(), plaintext.data(), plaintext.size(), publicKey.data()) != 0)
        return fail(ErrorCode::InvalidInput, "crypto: not a public key to seal to");
    return sealed;
}

Result<Bytes> openSealed(const BoxKeyPair& keys, ByteView sealed)
{
    if (sealed.size() < crypto_box_SEALBYTES)
        return doesNotOpen();
    Bytes plaintext(sealed.size() - crypto_box_SEALBYTES);
    if (!openInto(keys, sealed, plaintext.data()))
        return doesNotOpen();
    return plaintext;
}

Result<SecretBytes> openSealedSecret(const BoxKeyPair& keys, ByteView sealed)
{
    if (sealed.size() < crypto_box_SEALBYTES)
        return doesNotOpen();
    SecretBytes plaintext(sealed.size() - crypto_box_SEALBYTES);
    if (!openInto(keys, sealed, plaintext.writable().data()))
        return doesNotOpen();
    return plaintext;
}

} // namespace paillasse::crypto
