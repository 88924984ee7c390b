// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/secretinput.h"

#include <fstream>
#include <iostream>

#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "app/base/terminal.h"

namespace paillasse::store {

namespace {

// What is typed at a terminal is not shown while this lives.
class Unseen {
public:
    Unseen()
    {
        if (!isTerminal(stdin) || ::tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        auto silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        m_isOn = ::tcsetattr(STDIN_FILENO, TCSANOW, &silent) == 0;
    }
    ~Unseen()
    {
        if (m_isOn)
            ::tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios m_before{};
    bool m_isOn = false;
};

} // namespace

Result<SecretBytes> readSecret(const std::string& from, const std::string& what)
{
    std::string line;
    if (from == "-") {
        const Unseen unseen;
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
