// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/workstationkeys.h"

#include <algorithm>

#include "app/crypto/certificate.h"
#include "app/crypto/crypto.h"

namespace paillasse::client {

namespace {

constexpr std::uint8_t format = 1;

} // namespace

Result<WorkstationKeys> WorkstationKeys::make()
{
    WorkstationKeys keys{crypto::randomSecret(deviceSize), crypto::makePrivateKey()};
    if (keys.tlsKey.isEmpty())
        return fail(ErrorCode::Internal, "no key could be made");
    return keys;
}

Result<WorkstationKeys> WorkstationKeys::read(const SecretBytes& entry)
{
    const auto bytes = entry.view();
    if (bytes.size() <= 1 + deviceSize || bytes[0] != format)
        return fail(ErrorCode::Missing, "keyring: the entry is not this program's");
    return WorkstationKeys{SecretBytes::copyOf(bytes.subspan(1, deviceSize)), SecretBytes::copyOf(bytes.subspan(1 + deviceSize))};
}

SecretBytes WorkstationKeys::entry() const
{
    SecretBytes all(1 + device.size() + tlsKey.size());
    auto out = all.writable();
    out[0] = format;
    const auto middle = std::ranges::copy(device.view(), out.begin() + 1).out;
    std::ranges::copy(tlsKey.view(), middle);
    return all;
}

} // namespace paillasse::client
