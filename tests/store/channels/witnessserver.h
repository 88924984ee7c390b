// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "app/crypto/certificate.h"
#include "app/crypto/crypto.h"
#include "app/base/clock.h"

namespace paillasse::test {

// witnessserver.py, with a certificate of an authority made for it.
class WitnessServer {
public:
    // False: it does not start.
    bool start()
    {
        if (!crypto::initialise())
            return false;
        const auto now = SystemClock().now();
        const auto authority = crypto::makeAuthority("the test's", now, dayMs);
        const auto keys = authority ? crypto::makeServer(*authority, {"127.0.0.1"}, now, dayMs) : tl::unexpected(authority.error());
        if (!keys || !write("authority.pem", asBytes(authority->certificate)) || !write("server.pem", asBytes(keys->certificate)) || !write("server.key", keys->privateKey.view()))
            return false;
        m_authority = authority->certificate;
        m_process.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral(WITNESS_SERVER), path("server.pem"), path("server.key"), m_folder.path()});
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(30'000))
                return qCritical("%s", m_process.readAllStandardError().constData()), false;
        m_port = m_process.readLine().trimmed().toUShort();
        return m_port != 0;
    }
    ~WitnessServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(m_port) + "/heads"; }
    [[nodiscard]] const std::string& authority() const { return m_authority; }
    [[nodiscard]] std::string authorityFile() const { return path("authority.pem").toStdString(); }
    // What it has kept, as a witness's file.
    [[nodiscard]] std::string file() const { return path("heads.jsonl").toStdString(); }
    // "closed" or "private"
    void set(const char* word, bool is) const
    {
        if (is)
            (void)write(word, {});
        else
            QFile::remove(path(word));
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] bool write(const char* name, ByteView bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    std::string m_authority;
    std::uint16_t m_port = 0;
};

} // namespace paillasse::test
