// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/authorityinput.h"

#include <fstream>
#include <iterator>

#include "app/crypto/certificate.h"

namespace paillasse::store {

Result<std::string> readAuthority(const std::string& path)
{
    if (path.empty())
        return std::string();
    std::ifstream file(path);
    std::string pem{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open())
        return fail(ErrorCode::NotFound, path + ", with the authority's certificate, does not read");
    if (!crypto::readCertificate(pem))
        return fail(ErrorCode::InvalidInput, path + " holds no certificate");
    return pem;
}

} // namespace paillasse::store
