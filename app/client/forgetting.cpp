// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/forgetting.h"

#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include "app/client/outbox/outbox.h"

namespace paillasse::client {

namespace {

Enrolment namesOf(Enrolment enrolment, const std::vector<std::string>& entries)
{
    enrolment.certificate.clear();
    enrolment.request.clear();
    enrolment.secretHash.clear();
    enrolment.spareEntries = entries;
    std::erase(enrolment.spareEntries, enrolment.keyringEntry);
    return enrolment;
}

} // namespace

Forgetting::Forgetting(Profile profile, Keyring& keyring, const Clock& clock, QObject* parent) : QObject(parent), m_profile(std::move(profile)), m_keyring(keyring), m_clock(clock) {}

Forgetting::Report Forgetting::look() const
{
    const QDir folder(m_profile.folder());
    if (!folder.exists() || folder.isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden))
        return {Outcome::NothingHere, 0};
    if (!QFileInfo::exists(m_profile.outboxFile()))
        return {};
    const auto outbox = Outbox::open(m_profile, m_clock);
    if (!outbox)
        return {outbox.error().code == ErrorCode::Locked ? Outcome::InUse : Outcome::FilesLeft, 0};
    const auto unsent = (*outbox)->pending();
    return {unsent > 0 ? Outcome::UnsentActs : Outcome::Done, unsent};
}

void Forgetting::start(bool evenUnsent, std::function<void(Report)> done)
{
    m_done = std::move(done);
    m_report = look();
    const bool mayGoOn = m_report.outcome == Outcome::Done || (m_report.outcome == Outcome::UnsentActs && evenUnsent);
    if (!mayGoOn)
        return QTimer::singleShot(0, this, [this] { finish(m_report.outcome); });
    auto entries = m_profile.keyringEntries(); // those put aside are known while what was put aside is here
    // The names stay in a place that goes last, should the keyring not answer; what makes a workstation of its keys does not stay with them.
    const auto enrolment = m_profile.readEnrolment();
    const auto keepNames = [&]() -> Result<> { return enrolment && *enrolment ? m_profile.rewriteEnrolment(namesOf(**enrolment, entries)) : Result<>(); };
    const bool isReduced = keepNames().has_value();
    // On a full disk there is room for it now.
    if (!m_profile.destroyData() || !(isReduced || keepNames()))
        return QTimer::singleShot(0, this, [this] { finish(Outcome::FilesLeft); });
    if (entries.empty())
        return QTimer::singleShot(0, this, [this] { removeRest(); });
    removeEntries(std::move(entries));
}

void Forgetting::removeEntries(std::vector<std::string> entries)
{
    if (entries.empty())
        return removeRest();
    const auto name = QString::fromStdString(entries.back());
    entries.pop_back();
    m_keyring.remove(name, this, [this, entries = std::move(entries)](const Result<>& removed) mutable {
        removed ? removeEntries(std::move(entries)) : finish(Outcome::KeyringLeft);
    });
}

void Forgetting::removeRest()
{
    if (!m_profile.removeEnrolment())
        return finish(Outcome::FilesLeft);
    if (m_report.unsent > 0)
        return finish(Outcome::Done);
    const bool gone = QDir(m_profile.folder()).removeRecursively();
    finish(gone ? Outcome::Done : Outcome::FilesLeft);
}

void Forgetting::finish(Outcome outcome)
{
    m_report.outcome = outcome;
    std::exchange(m_done, {})(m_report);
}

} // namespace paillasse::client
