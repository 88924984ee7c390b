// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/servedstore.h"

#include <QElapsedTimer>
#include <QJsonDocument>

namespace paillasse::demo {

ServedStore::ServedStore(const QString& program, const QString& data, const QString& migrations) : m_program(program), m_data(data), m_migrations(migrations) {}

ServedStore::~ServedStore()
{
    stop();
}

bool ServedStore::start()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(m_program, {QStringLiteral("serve"), QStringLiteral("--data"), m_data, QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--migrations"), m_migrations});
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 20'000 && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(100);
        m_log += m_process.readAll();
        const auto at = m_log.lastIndexOf("listening 127.0.0.1:");
        const auto end = m_log.indexOf('\n', at);
        if (at < 0 || end < 0)
            continue;
        m_port = m_log.mid(at + 20, end - at - 20).trimmed().toUShort();
        // Nobody reads its log from here on; a full pipe would stop it.
        QObject::connect(&m_process, &QProcess::readyRead, &m_process, [this] { m_process.readAll(); });
        return m_port != 0;
    }
    return false;
}

QJsonObject ServedStore::verifyReport(const QString& file) const
{
    QProcess process;
    process.start(m_program, {QStringLiteral("verify-report"), QStringLiteral("--data"), m_data, QStringLiteral("--json"), file});
    if (!process.waitForFinished(60'000))
        return {{QStringLiteral("verdict"), QStringLiteral("no answer")}};
    auto said = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    said[QStringLiteral("exit")] = process.exitCode();
    return said;
}

QJsonObject ServedStore::verifyCertificate(const QString& file) const
{
    QProcess process;
    process.start(m_program, {QStringLiteral("verify-certificate"), QStringLiteral("--data"), m_data, file});
    if (!process.waitForFinished(60'000))
        return {{QStringLiteral("verdict"), QStringLiteral("no answer")}};
    return {{QStringLiteral("verdict"), QString::fromUtf8(process.readLine()).trimmed()}, {QStringLiteral("exit"), process.exitCode()}};
}

bool ServedStore::setPolicy(const QStringList& rules) const
{
    return QProcess::execute(m_program, QStringList{QStringLiteral("policy"), QStringLiteral("set"), QStringLiteral("--data"), m_data} + rules) == 0;
}

void ServedStore::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(30'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

} // namespace paillasse::demo
