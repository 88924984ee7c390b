// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/storeprocess.h"

#include <algorithm>
#include <csignal>

#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace paillasse::journeys {

namespace {

constexpr int longest = 60'000;

QString found(const QString& text, const char* pattern)
{
    const auto match = QRegularExpression(QLatin1String(pattern)).match(text);
    if (!match.hasMatch())
        qFatal("the store's words do not have /%s/: %s", pattern, qPrintable(text));
    return match.captured(1);
}

void limitFiles(qint64 pid, rlim_t most)
{
    const auto process = static_cast<pid_t>(pid);
    rlimit limit{};
    if (::prlimit(process, RLIMIT_FSIZE, nullptr, &limit) != 0)
        qFatal("the store's limits cannot be read");
    limit.rlim_cur = std::min(most, limit.rlim_max);
    if (::prlimit(process, RLIMIT_FSIZE, &limit, nullptr) != 0)
        qFatal("the store's limits cannot be set");
}

} // namespace

StoreProcess::StoreProcess() : m_data(m_folder.filePath(QStringLiteral("data"))), m_recovery(m_folder.filePath(QStringLiteral("recovery")))
{
    const auto words = run({QStringLiteral("init"), QStringLiteral("--laboratory"), QStringLiteral("LBM des Essais"), QStringLiteral("--host"), QStringLiteral("127.0.0.1")});
    QFile file(m_recovery);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the recovery file cannot be written");
    file.write(found(words, "Recovery secret: (\\S+)").toUtf8());
}

StoreProcess::~StoreProcess()
{
    if (isRunning())
        kill();
}

QProcessEnvironment StoreProcess::environment(const char* whose) const
{
    const auto place = m_folder.filePath(QLatin1String(whose));
    if (!QDir().mkpath(place))
        qFatal("no place for temporary files");
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), place);
    return environment;
}

void StoreProcess::start()
{
    const auto listen = QStringLiteral("127.0.0.1:%1").arg(m_port);
    // A disk that is full sends no signal; the limit that stands for it here does.
    m_serving.setChildProcessModifier([] { ::signal(SIGXFSZ, SIG_IGN); });
    m_serving.setStandardErrorFile(m_folder.filePath(QStringLiteral("serve.log")), QIODevice::Append);
    m_serving.setProcessEnvironment(environment("tmp-serving"));
    m_serving.start(QStringLiteral(PAILLASSE_STORE), {QStringLiteral("serve"), QStringLiteral("--data"), m_data, QStringLiteral("--listen"), listen});
    QByteArray said;
    while (!said.contains('\n')) {
        if (!m_serving.waitForReadyRead(longest))
            qFatal("the store does not start: %s", log().constData());
        said += m_serving.readAllStandardOutput();
    }
    m_port = found(QString::fromUtf8(said), "listening \\S+:(\\d+)").toUShort();
}

void StoreProcess::stop()
{
    thaw();
    m_serving.terminate();
    if (!m_serving.waitForFinished(longest) || m_serving.exitStatus() != QProcess::NormalExit || m_serving.exitCode() != 0)
        qFatal("the store does not stop cleanly: %s", log().constData());
}

void StoreProcess::kill()
{
    m_serving.kill();
    m_serving.waitForFinished(longest);
    m_frozen = false;
}

void StoreProcess::freeze()
{
    ::kill(static_cast<pid_t>(m_serving.processId()), SIGSTOP);
    m_frozen = true;
}

void StoreProcess::thaw()
{
    if (std::exchange(m_frozen, false))
        ::kill(static_cast<pid_t>(m_serving.processId()), SIGCONT);
}

// Every file of a store is longer than this already.
void StoreProcess::fillDisk()
{
    limitFiles(m_serving.processId(), 4096);
}

void StoreProcess::freeDisk()
{
    limitFiles(m_serving.processId(), RLIM_INFINITY);
}

QString StoreProcess::run(QStringList arguments, int exit, const QByteArray& typed)
{
    static const QStringList groups{QStringLiteral("staff"), QStringLiteral("workstation"), QStringLiteral("catalogue"), QStringLiteral("roles"), QStringLiteral("policy"), QStringLiteral("laboratory"),
                                    QStringLiteral("erase"), QStringLiteral("hold"), QStringLiteral("retention")};
    const bool isGroup = arguments.size() > 1 && !arguments[1].startsWith(QLatin1String("--")) && groups.contains(arguments[0]);
    const int at = isGroup ? 2 : 1;
    arguments.insert(at, m_data);
    arguments.insert(at, QStringLiteral("--data"));
    QProcess process;
    process.setProcessEnvironment(environment("tmp-command"));
    process.start(QStringLiteral(PAILLASSE_STORE), arguments);
    process.write(typed);
    process.closeWriteChannel();
    if (!process.waitForFinished(longest) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != exit)
        qFatal("paillasse-store %s: %d: %s%s", qPrintable(arguments.join(u' ')), process.exitCode(), process.readAllStandardOutput().constData(), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString StoreProcess::addPerson(const QString& login, const QString& name, const QString& role, const QStringList& more)
{
    const auto words = run(QStringList{QStringLiteral("staff"), QStringLiteral("add"), QStringLiteral("--login"), login, QStringLiteral("--name"), name, QStringLiteral("--role"), role} + more);
    return found(words, "Activation code: (\\S+)");
}

void StoreProcess::importCatalogue(const QString& benches)
{
    const auto shipped = QStringLiteral(PAILLASSE_RESOURCES "/catalogue/");
    importTables({benches.isEmpty() ? shipped + QStringLiteral("benches.csv") : benches, shipped + QStringLiteral("tubes.csv"), shipped + QStringLiteral("comments.csv"), shipped + QStringLiteral("catalogue.csv")});
}

void StoreProcess::importTables(const QStringList& files)
{
    run(QStringList{QStringLiteral("catalogue"), QStringLiteral("import")} + files);
}

QString StoreProcess::enrolmentCode(bool approve)
{
    QStringList arguments{QStringLiteral("workstation"), QStringLiteral("enrol")};
    if (approve)
        arguments << QStringLiteral("--approve");
    return found(run(arguments), "Enrolment code: (\\S+)");
}

void StoreProcess::backup()
{
    for (const auto& name : {QStringLiteral("backup.data"), QStringLiteral("backup.keys")})
        QFile::remove(m_folder.filePath(name));
    run({QStringLiteral("backup"), QStringLiteral("--to"), m_folder.filePath(QStringLiteral("backup.data")), QStringLiteral("--keys"), m_folder.filePath(QStringLiteral("backup.keys"))});
}

void StoreProcess::restore()
{
    // The list of destroyed keys lies beside the key archive.
    QString destroyed;
    for (const auto& name : QDir(m_folder.path()).entryList({QStringLiteral("*destroyed*")}, QDir::Files))
        destroyed = m_folder.filePath(name);
    QDir().rename(m_data, m_folder.filePath(QStringLiteral("broken")));
    run({QStringLiteral("restore"), QStringLiteral("--from"), m_folder.filePath(QStringLiteral("backup.data")), QStringLiteral("--keys"), m_folder.filePath(QStringLiteral("backup.keys")),
         QStringLiteral("--destroyed"), destroyed, QStringLiteral("--recovery"), m_recovery, QStringLiteral("--officer"), QStringLiteral("S. Le Roux"), QStringLiteral("--reason"), QStringLiteral("disk lost")});
}

QByteArray StoreProcess::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("serve.log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace paillasse::journeys
