// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/secretinput.h"

#include <fstream>
#include <iostream>

#include <sys/stat.h>

namespace paillasse::store {

Result<SecretBytes> readSecret(const std::string& from, const std::string& what)
{
    std::string line;
    if (from == "-") {
        std::getline(std::cin, line);
    } else {
        std::ifstream file(from);
        if (!std::getline(file, line))
            return fail(ErrorCode::NotFound, from + ", with " + what + ", does not read");
    }
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.pop_back();
    auto secret = SecretBytes::copyOf(line);
    wipe({reinterpret_cast<std::uint8_t*>(line.data()), line.size()});
    if (secret.isEmpty())
        return fail(ErrorCode::InvalidInput, "no " + what.substr(what.find(' ') + 1) + " was given");
    return secret;
}

Result<SecretBytes> readOwnSecret(const std::string& from, const std::string& what)
{
    constexpr mode_t others = 0077;
    struct stat facts {};
    if (from != "-" && ::stat(from.c_str(), &facts) == 0 && (facts.st_mode & others) != 0)
        return fail(ErrorCode::Refused, from + " can be read by others: its mode must be 0600");
    return readSecret(from, what);
}

} // namespace paillasse::store
