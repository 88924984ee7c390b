// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/enrol.h"

#include <cstdio>
#include <cstring>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include "app/client/engine.h"
#include "app/crypto/crypto.h"
#include "ui/app/languageof.h"
#include "ui/signin/failure.h"
#include "ui/theme/translations.h"

namespace paillasse::ui {

namespace {

using client::SessionState;

struct EnrolWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::EnrolWords)
};

enum Exit { ExitEnrolled = 0, ExitFailed = 1, ExitUsage = 2, ExitWaiting = 3 };

constexpr qint64 largestCode = 200;

Exit say(Exit exit, const QString& words)
{
    std::fprintf(exit == ExitEnrolled || exit == ExitWaiting ? stdout : stderr, "%s\n", words.toUtf8().constData());
    return exit;
}

Exit stopped(const client::Trouble& trouble)
{
    return say(ExitFailed, EnrolWords::tr("Not enrolled: %1 (%2). Nothing here was changed; see to that and run this again, or enrol in the window.").arg(Failures::message(trouble.failure, {}).title, QString::fromLatin1(client::nameOf(trouble.failure))));
}

// Follows the session from what it finds here to the end of the enrolment.
class Enrolment : public QObject {
public:
    Enrolment(client::Session& session, SecretBytes code, QString workstation, QString address)
        : m_session(session), m_code(std::move(code)), m_workstation(std::move(workstation)), m_address(std::move(address))
    {
        connect(&session, &client::Session::stateChanged, this, [this](SessionState state) { follow(state); });
        connect(&session, &client::Session::failed, this, [](const client::Trouble& trouble) { QCoreApplication::exit(stopped(trouble)); });
    }

private:
    void follow(SessionState state)
    {
        switch (state) {
        case SessionState::NotEnrolled:
            if (!m_code.isEmpty())
                m_session.enrol(std::exchange(m_code, {}), m_workstation, m_address);
            return;
        case SessionState::AwaitingApproval:
            return QCoreApplication::exit(say(ExitWaiting, EnrolWords::tr("An administrator has to approve this workstation, and must see this fingerprint: %1").arg(m_session.approvalWords())));
        case SessionState::SignedOut:
            return QCoreApplication::exit(m_code.isEmpty() ? say(ExitEnrolled, EnrolWords::tr("Enrolled as %1 at %2.").arg(m_session.workstation(), m_session.storeAddress()))
                                                           : say(ExitFailed, EnrolWords::tr("This workstation is enrolled already, as %1 at %2.").arg(m_session.workstation(), m_session.storeAddress())));
        case SessionState::Failed: return QCoreApplication::exit(stopped(m_session.trouble()));
        default: return;
        }
    }

    client::Session& m_session;
    SecretBytes m_code;
    QString m_workstation;
    QString m_address;
};

SecretBytes codeIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestCode)
        return {};
    auto text = file.readAll();
    auto code = SecretBytes::copyOf(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    text.fill('\0');
    return code;
}

} // namespace

bool isEnrolling(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        if (std::strncmp(argv[i], "--enrol", 7) == 0)
            return true;
    return false;
}

int enrol(int& argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("paillasse"));
    QCoreApplication::setOrganizationName(QStringLiteral("paillasse"));
    Translations translations(application);
    translations.use(languageOf(argc, argv));
    QCommandLineParser parser;
    parser.setApplicationDescription(EnrolWords::tr("Makes this machine a workstation of a store, without a window.\nExample: paillasse --enrol code.txt --address store.example:7443 --workstation BIOCH-02"));
    const QCommandLineOption file(QStringLiteral("enrol"), EnrolWords::tr("The enrolment code is in FILE."), EnrolWords::tr("FILE"));
    const QCommandLineOption address(QStringLiteral("address"), EnrolWords::tr("Where the store answers."), EnrolWords::tr("HOST:PORT"));
    const QCommandLineOption workstation(QStringLiteral("workstation"), EnrolWords::tr("What the laboratory calls this machine."), EnrolWords::tr("NAME"));
    const QCommandLineOption profile(QStringLiteral("profile"), EnrolWords::tr("The workstation's files are in FOLDER."), EnrolWords::tr("FOLDER"));
    const QCommandLineOption language(QStringLiteral("language"), EnrolWords::tr("fr or en; else the system's."), EnrolWords::tr("LANGUAGE"));
    parser.addHelpOption();
    parser.addOptions({file, address, workstation, profile, language});
    parser.process(application);
    if (!parser.isSet(address) || !parser.isSet(workstation))
        return say(ExitUsage, EnrolWords::tr("--enrol FILE goes with --address HOST:PORT and --workstation NAME; --help has an example."));
    auto code = codeIn(parser.value(file));
    if (code.isEmpty())
        return say(ExitUsage, EnrolWords::tr("There is no enrolment code in that file."));
    if (!crypto::initialise())
        return ExitFailed;

    const SystemClock clock;
    const Log log(clock, {});
    client::Engine engine(parser.isSet(profile) ? client::Profile(parser.value(profile)) : client::Profile::standard(), clock, log);
    const Enrolment enrolment(engine.session(), std::move(code), parser.value(workstation), parser.value(address));
    QMetaObject::invokeMethod(&engine.session(), [&engine] { engine.session().start(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace paillasse::ui
