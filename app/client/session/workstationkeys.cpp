// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/workstationkeys.h"

#include <algorithm>

#include "app/crypto/certificate.h"
#include "app/crypto/crypto.h"

namespace paillasse::client {

namespace {

constexpr std::uint8_t unsealed = 1;
constexpr std::uint8_t sealed = 2;

} // namespace

Result<WorkstationKeys> WorkstationKeys::make()
{
    WorkstationKeys keys{crypto::randomSecret(deviceSize), crypto::makePrivateKey(), crypto::randomSecret(sealSize)};
    if (keys.tlsKey.isEmpty())
        return fail(ErrorCode::Internal, "no key could be made");
    return keys;
}

Result<WorkstationKeys> WorkstationKeys::read(const SecretBytes& entry)
{
    const auto bytes = entry.view();
    const bool isSealed = !bytes.empty() && bytes[0] == sealed;
    const auto tlsAt = 1 + deviceSize + (isSealed ? sealSize : 0);
    if (bytes.size() <= tlsAt || (!isSealed && bytes[0] != unsealed))
        return fail(ErrorCode::Missing, "keyring: the entry is not this program's");
    WorkstationKeys keys{SecretBytes::copyOf(bytes.subspan(1, deviceSize)), SecretBytes::copyOf(bytes.subspan(tlsAt)), {}};
    if (isSealed)
        keys.seal = SecretBytes::copyOf(bytes.subspan(1 + deviceSize, sealSize));
    return keys;
}

SecretBytes WorkstationKeys::entry() const
{
    SecretBytes all(1 + device.size() + seal.size() + tlsKey.size());
    auto out = all.writable();
    out[0] = seal.isEmpty() ? unsealed : sealed;
    auto at = out.begin() + 1;
    for (const auto* part : {&device, &seal, &tlsKey})
        at = std::ranges::copy(part->view(), at).out;
    return all;
}

} // namespace paillasse::client
