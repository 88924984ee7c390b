// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/profile.h"

#include <algorithm>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTimeZone>

#include "app/client/durablefile.h"
#include "app/client/enrolmentseal.h"

namespace paillasse::client {

namespace {

constexpr int format = 1;

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

QString base64(const Bytes& bytes)
{
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toBase64());
}

Bytes fromBase64(const QJsonValue& value)
{
    const auto bytes = QByteArray::fromBase64(value.toString().toLatin1());
    return Bytes(bytes.begin(), bytes.end());
}

std::string textOf(const QJsonObject& object, QLatin1String name)
{
    return object.value(name).toString().toStdString();
}

Result<Enrolment> fromJson(const QJsonObject& object)
{
    using L = QLatin1String;
    if (object.value(L("format")).toInt() > format)
        return fail(ErrorCode::Incompatible, "enrolment.json: written by a newer version of the program");
    const auto workstation = lab::WorkstationId::parse(textOf(object, L("workstation")));
    const auto store = Uuid::parse(textOf(object, L("store")));
    if (object.value(L("format")).toInt() != format || !workstation || !store)
        return fail(ErrorCode::Corrupt, "enrolment.json: not readable");
    Enrolment e;
    e.address = textOf(object, L("address"));
    e.workstationName = textOf(object, L("name"));
    e.workstation = *workstation;
    e.store = *store;
    e.authority = textOf(object, L("authority"));
    e.certificate = textOf(object, L("certificate"));
    e.request = textOf(object, L("request"));
    e.secretHash = fromBase64(object.value(L("secretHash")));
    e.storeSigningKey = fromBase64(object.value(L("storeSigningKey")));
    e.storeBoxKey = fromBase64(object.value(L("storeBoxKey")));
    e.keyringEntry = textOf(object, L("keyringEntry"));
    e.keyringMark = textOf(object, L("keyringMark"));
    e.enrolledAt = {static_cast<std::int64_t>(object.value(L("enrolledAt")).toDouble())};
    for (const auto entry : object.value(L("spareEntries")).toArray())
        e.spareEntries.push_back(entry.toString().toStdString());
    e.wiping = object.value(L("wiping")).toBool();
    e.seal = fromBase64(object.value(L("seal")));
    if (e.address.empty() || e.authority.empty() || e.keyringEntry.empty() || (e.isApproved() && e.storeBoxKey.empty()))
        return fail(ErrorCode::Corrupt, "enrolment.json: incomplete");
    return e;
}

QJsonObject toJson(const Enrolment& e)
{
    using L = QLatin1String;
    QJsonArray spare;
    for (const auto& entry : e.spareEntries)
        spare.append(text(entry));
    return {{L("format"), format},
            {L("address"), text(e.address)},
            {L("name"), text(e.workstationName)},
            {L("workstation"), text(e.workstation.toString())},
            {L("store"), text(e.store.toString())},
            {L("authority"), text(e.authority)},
            {L("certificate"), text(e.certificate)},
            {L("request"), text(e.request)},
            {L("secretHash"), base64(e.secretHash)},
            {L("storeSigningKey"), base64(e.storeSigningKey)},
            {L("storeBoxKey"), base64(e.storeBoxKey)},
            {L("keyringEntry"), text(e.keyringEntry)},
            {L("keyringMark"), text(e.keyringMark)},
            {L("enrolledAt"), static_cast<double>(e.enrolledAt.ms)},
            {L("spareEntries"), spare},
            {L("wiping"), e.wiping},
            {L("seal"), base64(e.seal)}};
}

Result<QJsonObject> readObject(const QString& path)
{
    const auto bytes = readWhole(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto json = QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size())));
    if (!json.isObject())
        return fail(ErrorCode::Corrupt, "enrolment.json: not JSON");
    return json.object();
}

QString enrolmentFile(const QString& folder)
{
    return folder + QStringLiteral("/enrolment.json");
}

} // namespace

Profile Profile::standard()
{
    return Profile(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
}

Result<> Profile::prepare() const
{
    for (const auto& folder : {m_folder, caches(), QFileInfo(outboxFile()).absolutePath(), quarantine()}) {
        if (!QDir().mkpath(folder))
            return fail(ErrorCode::Refused, "profile: a folder cannot be made");
        if (!QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            return fail(ErrorCode::Refused, "profile: a folder cannot be kept to its owner");
    }
    return {};
}

Result<std::optional<Enrolment>> Profile::readEnrolment() const
{
    const auto json = readObject(enrolmentFile(m_folder));
    if (!json && json.error().code == ErrorCode::NotFound)
        return std::optional<Enrolment>();
    if (!json)
        return tl::unexpected(json.error());
    auto enrolment = fromJson(*json);
    if (!enrolment)
        return tl::unexpected(enrolment.error());
    return std::optional(std::move(*enrolment));
}

Result<> Profile::writeEnrolment(const Enrolment& enrolment, const SecretBytes& sealKey) const
{
    return rewriteEnrolment(sealed(enrolment, sealKey));
}

Result<> Profile::rewriteEnrolment(const Enrolment& enrolment) const
{
    const auto json = QJsonDocument(toJson(enrolment)).toJson();
    return writeDurably(enrolmentFile(m_folder), asBytes(std::string_view(json.constData(), static_cast<std::size_t>(json.size()))));
}

Result<> Profile::removeEnrolment() const
{
    QFile file(enrolmentFile(m_folder));
    if (file.exists() && !file.remove())
        return fail(ErrorCode::Refused, "enrolment.json cannot be removed");
    return {};
}

bool Profile::hasEncryptedFiles() const
{
    return !QDir(caches()).entryList({QStringLiteral("*.cache"), QStringLiteral("*.slot")}, QDir::Files).isEmpty();
}

std::vector<std::string> Profile::keyringEntries() const
{
    std::vector<std::string> found;
    QStringList files{enrolmentFile(m_folder)};
    for (const auto& name : QDir(quarantine()).entryList({QStringLiteral("enrolment.json.*")}, QDir::Files))
        files << quarantine() + u'/' + name;
    for (const auto& path : files) {
        const auto json = readObject(path).value_or(QJsonObject());
        auto entries = json.value(QLatin1String("spareEntries")).toArray();
        entries.append(json.value(QLatin1String("keyringMark")));
        entries.append(json.value(QLatin1String("keyringEntry")));
        for (const auto entry : entries)
            if (const auto name = entry.toString().toStdString(); !name.empty() && std::ranges::find(found, name) == found.end())
                found.push_back(name);
    }
    return found;
}

Result<> Profile::destroyData() const
{
    const QStringList stays{QStringLiteral("outbox"), QStringLiteral("enrolment.json")};
    bool all = true;
    for (const auto& entry : QDir(m_folder).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System)) {
        if (stays.contains(entry.fileName()))
            continue;
        const bool isFolder = entry.isDir() && !entry.isSymLink();
        all &= isFolder ? QDir(entry.filePath()).removeRecursively() : QFile::remove(entry.filePath());
    }
    if (!all)
        return fail(ErrorCode::Refused, "profile: not everything could be destroyed");
    return syncFolderOf(enrolmentFile(m_folder));
}

Result<QString> Profile::putAside(const QString& path, Instant now) const
{
    const auto stamp = QDateTime::fromMSecsSinceEpoch(now.ms, QTimeZone::utc()).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name;
    for (int number = 0; number == 0 || QFileInfo::exists(quarantine() + u'/' + name); ++number)
        name = QFileInfo(path).fileName() + u'.' + stamp + (number == 0 ? QString() : u'-' + QString::number(number));
    for (const auto* suffix : {"", "-wal", "-shm"}) {
        const auto one = path + QLatin1String(suffix);
        if (QFileInfo::exists(one) && !QFile::rename(one, quarantine() + u'/' + name + QLatin1String(suffix)))
            return fail(ErrorCode::Refused, "profile: a file cannot be put aside");
    }
    return name;
}

Result<> Profile::putEnrolmentAside(Instant now) const
{
    QStringList files{enrolmentFile(m_folder), numbersFile(), headsFile(), standingFile()};
    for (const auto& name : QDir(caches()).entryList({QStringLiteral("*.cache"), QStringLiteral("*.slot"), QStringLiteral("*.slot-next")}, QDir::Files))
        files << caches() + u'/' + name;
    for (const auto& file : files)
        if (QFileInfo::exists(file))
            if (const auto moved = putAside(file, now); !moved)
                return tl::unexpected(moved.error());
    return {};
}

} // namespace paillasse::client
