// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/sql/database.h"
#include "app/sql/statement.h"

namespace paillasse::sql::testing {

inline SecretBytes keyOf(char fill)
{
    return SecretBytes::copyOf(std::string(Database::keySize, fill));
}

inline QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline std::int64_t count(Database& database)
{
    auto statement = database.prepare("SELECT count(*) FROM t");
    return statement && statement->step().value_or(false) ? statement->integer(0) : -1;
}

inline ErrorCode codeOf(const Result<>& result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

// The files of one test, in a folder of their own.
class ScratchFiles {
public:
    [[nodiscard]] QString folder() const { return m_directory.path(); }
    [[nodiscard]] QString filePath(const QString& name) const { return m_directory.filePath(name); }
    [[nodiscard]] std::string path(const char* name = "file.db") const { return filePath(QString::fromLatin1(name)).toStdString(); }
    // Under the key of 'k', with 2,000 rows of one person in its table t.
    [[nodiscard]] Result<Database> made(const char* name = "file.db") const
    {
        auto database = Database::open(path(name), keyOf('k'), {.create = true});
        if (!database)
            return database;
        if (const auto done = database->execute("CREATE TABLE t (x TEXT)"); !done)
            return tl::unexpected(done.error());
        for (int i = 0; i < 2000; ++i) {
            auto insert = database->prepare("INSERT INTO t VALUES (?)");
            if (const auto done = insert->bind("LE BIHAN Maelle 1961-03-09").run(); !done)
                return tl::unexpected(done.error());
        }
        return database;
    }

private:
    QTemporaryDir m_directory;
};

} // namespace paillasse::sql::testing
