// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <future>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "app/store/commands/secretinput.h"

using namespace paillasse;
using namespace paillasse::store;

// A secret that somebody types, at a terminal of the test's own.
class SecretInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsNotShown()
    {
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
        const int keyboard = ::open(::ptsname(terminal), O_RDWR | O_NOCTTY);
        const int before = ::dup(STDIN_FILENO);
        QVERIFY(keyboard >= 0 && ::dup2(keyboard, STDIN_FILENO) == STDIN_FILENO);
        const auto shows = [keyboard] {
            termios now{};
            return ::tcgetattr(keyboard, &now) == 0 && (now.c_lflag & ECHO) != 0;
        };
        QVERIFY(shows());
        auto read = std::async(std::launch::async, [] { return readSecret("-", "the password"); });
        QTRY_VERIFY(!shows());
        constexpr std::string_view typed = "une phrase secrete\n";
        QCOMPARE(::write(terminal, typed.data(), typed.size()), static_cast<ssize_t>(typed.size()));
        const auto secret = read.get();
        QVERIFY(secret.has_value());
        QCOMPARE(std::string(asText(secret->view())), std::string("une phrase secrete"));
        QVERIFY(shows());
        std::string shown;
        pollfd there{terminal, POLLIN, 0};
        while (::poll(&there, 1, 0) > 0 && (there.revents & POLLIN) != 0) {
            char bytes[256];
            const auto count = ::read(terminal, bytes, sizeof bytes);
            if (count <= 0)
                break;
            shown.append(bytes, static_cast<std::size_t>(count));
        }
        QCOMPARE(shown, std::string("\r\n"));
        ::dup2(before, STDIN_FILENO);
        for (const int one : {terminal, keyboard, before})
            ::close(one);
    }
};

QTEST_GUILESS_MAIN(SecretInputTest)
#include "secretinput.test.moc"
