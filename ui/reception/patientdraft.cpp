// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/patientdraft.h"

#include <algorithm>

#include <QRegularExpression>

#include "app/lab/rules/nir.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

std::string tidy(const std::string& text)
{
    return shown(text).simplified().toStdString();
}

std::string capitals(const std::string& text)
{
    return shown(tidy(text)).toUpper().toStdString();
}

bool looksLikeNir(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^[1-478]\\d{4}(\\d{2}|2[ABab])\\d{6}(\\d{2})?$"));
    return shape.match(text).hasMatch();
}

bool isParticle(const QString& word)
{
    static const QStringList particles{QStringLiteral("le"), QStringLiteral("la"), QStringLiteral("les"), QStringLiteral("de"), QStringLiteral("du"), QStringLiteral("des"), QStringLiteral("van"), QStringLiteral("von"), QStringLiteral("el"), QStringLiteral("ben"), QStringLiteral("saint")};
    return particles.contains(word.toLower());
}

// Which of the words are the name: those in capitals where only some are, else the first with the particles before it.
qsizetype nameLength(const QStringList& words)
{
    const auto isCapital = [](const QString& word) { return word.size() > 1 && word == word.toUpper(); };
    const auto capitalWords = std::ranges::count_if(words, isCapital);
    if (capitalWords > 0 && capitalWords < words.size()) {
        qsizetype length = 0;
        while (length < words.size() && isCapital(words[length]))
            ++length;
        if (length > 0)
            return length;
    }
    qsizetype length = 0;
    while (length + 1 < words.size() && isParticle(words[length]))
        ++length;
    return std::min(length + 1, words.size());
}

// A strict trait that changes undoes what a document or the INS service had shown.
bool sameTraits(const lab::Identity& a, const lab::Identity& b)
{
    const auto traits = [](const lab::Identity& identity) { return std::tie(identity.birthName, identity.birthForenames, identity.birthDate, identity.sex, identity.birthPlaceCode, identity.insMatricule); };
    return traits(a) == traits(b);
}

lab::IdentityState stateOf(const lab::Identity& identity, const PatientDraft& draft)
{
    using lab::IdentityState;
    auto state = draft.before && sameTraits(identity, draft.before->identity) ? draft.before->identity.state : IdentityState::Provisional;
    if (draft.documentSeen && state == IdentityState::Provisional)
        state = IdentityState::Validated;
    if (!draft.documentSeen && state == IdentityState::Validated)
        state = IdentityState::Provisional;
    // What nobody has settled is never validated (RNIV).
    if (identity.doubtful || identity.fictitious)
        state = IdentityState::Provisional;
    auto borne = identity;
    borne.state = state;
    return lab::bearableState(borne);
}

} // namespace

PatientDraft PatientDrafts::fromSearch(const QString& text, Date today)
{
    PatientDraft draft;
    QStringList words;
    const auto parts = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const auto& part : parts) {
        if (const auto day = dateFromTyping(part, today)) {
            draft.patient.identity.birthDate = *day;
            draft.birthDateText = Format::date(*day);
        } else if (looksLikeNir(part)) {
            draft.patient.identity.insMatricule = part.toStdString();
        } else if (!part.at(0).isDigit()) {
            words << part;
        }
    }
    const auto length = words.isEmpty() ? 0 : nameLength(words);
    draft.patient.identity.birthName = words.mid(0, length).join(QLatin1Char(' ')).toUpper().toStdString();
    auto forenames = words.mid(length);
    for (auto& forename : forenames)
        forename[0] = forename[0].toUpper();
    draft.patient.identity.birthForenames = forenames.join(QLatin1Char(' ')).toStdString();
    return draft;
}

PatientDraft PatientDrafts::correcting(const lab::Patient& patient)
{
    using lab::IdentityState;
    PatientDraft draft;
    draft.patient = patient;
    draft.birthDateText = Format::date(patient.identity.birthDate);
    draft.documentSeen = patient.identity.state == IdentityState::Validated || patient.identity.state == IdentityState::Qualified;
    draft.before = patient;
    return draft;
}

lab::Patient PatientDrafts::prepared(const PatientDraft& draft, Date today)
{
    auto patient = draft.patient;
    auto& identity = patient.identity;
    identity.birthName = capitals(identity.birthName);
    identity.usedName = capitals(identity.usedName);
    identity.birthForenames = tidy(identity.birthForenames);
    identity.firstForename = tidy(identity.firstForename);
    identity.usedForename = tidy(identity.usedForename);
    if (identity.firstForename.empty())
        identity.firstForename = shown(identity.birthForenames).section(QLatin1Char(' '), 0, 0).toStdString();
    if (identity.birthForenames.empty())
        identity.birthForenames = identity.firstForename;
    identity.birthDate = dateFromTyping(draft.birthDateText, today).value_or(Date());
    identity.birthPlaceCode = capitals(identity.birthPlaceCode);
    identity.insMatricule = lab::normalisedNir(identity.insMatricule);
    const auto& matricule = identity.insMatricule;
    const bool oidFits = draft.before && draft.before->identity.insMatricule == matricule && !identity.insOid.empty();
    if (!oidFits)
        identity.insOid = matricule.empty() ? std::string() : matricule[0] == '1' || matricule[0] == '2' ? lab::nirOid : lab::niaOid;
    patient.insuredNir = lab::normalisedNir(patient.insuredNir);
    patient.contact.postcode = tidy(patient.contact.postcode);
    patient.contact.city = tidy(patient.contact.city);
    patient.contact.phone = tidy(patient.contact.phone);
    patient.contact.address = tidy(patient.contact.address);
    patient.contact.email = tidy(patient.contact.email);
    identity.state = stateOf(identity, draft);
    return patient;
}

QString PatientDrafts::missing(const PatientDraft& draft, Date today)
{
    const auto patient = prepared(draft, today);
    const auto& identity = patient.identity;
    if (identity.birthName.empty())
        return tr("The birth name is missing.");
    if (!draft.birthDateText.trimmed().isEmpty() && identity.birthDate.isNull())
        return tr("The birth date does not read: type it as 03/05/1992.");
    if (identity.birthDate > today)
        return tr("The birth date is in the future.");
    if (!identity.birthPlaceCode.empty() && identity.birthPlaceCode.size() != 5)
        return tr("The birthplace is an INSEE code of 5 characters: 35238, 2A004, 99 and three digits abroad.");
    // Someone who cannot say who they are is registered all the same, and marked.
    if (identity.doubtful)
        return {};
    if (identity.firstForename.empty())
        return tr("The first forename is missing.");
    if (identity.birthDate.isNull())
        return tr("The birth date is missing. Where nobody knows it, mark the identity as doubtful.");
    if (identity.sex == lab::Sex::Unknown)
        return tr("The sex is missing. Where nobody knows it, mark the identity as doubtful.");
    return {};
}

QString PatientDrafts::nirWarning(const QString& text)
{
    auto joined = text;
    joined.remove(QLatin1Char(' '));
    if (!looksLikeNir(joined))
        return {};
    const auto nir = lab::normalisedNir(joined.toStdString());
    if (lab::checkNir(nir, true) != lab::NirState::WrongKey)
        return {};
    const auto key = lab::nirKey(std::string_view(nir).substr(0, 13));
    return key ? tr("The key of this national number does not fit (%1 would): check it against the card.").arg(*key, 2, 10, QLatin1Char('0')) : QString();
}

QStringList PatientDrafts::warnings(const PatientDraft& draft, Date today)
{
    using lab::IdentityIssue;
    const auto patient = prepared(draft, today);
    QStringList words;
    for (const auto issue : lab::identityIssues(patient.identity)) {
        switch (issue) {
        case IdentityIssue::MatriculeMalformed: words << tr("The national number does not have the right form."); break;
        case IdentityIssue::MatriculeKeyWrong: words << nirWarning(shown(patient.identity.insMatricule)); break;
        case IdentityIssue::MatriculeKeyAbsent: words << tr("The national number has no key: type all 15 characters."); break;
        case IdentityIssue::SexDiffers: words << tr("The national number says another sex."); break;
        case IdentityIssue::BirthMonthDiffers: words << tr("The national number says another year or month of birth."); break;
        case IdentityIssue::BirthPlaceDiffers: words << tr("The national number says another birthplace."); break;
        case IdentityIssue::AuthorityMissing:
        case IdentityIssue::MatriculeMissing:
        case IdentityIssue::DoubtfulOrFictitious: break;
        }
    }
    if (!patient.insuredNir.empty() && lab::checkNir(patient.insuredNir) != lab::NirState::Sound)
        words << tr("The insured person's number or its key does not fit.");
    if (draft.before && draft.before->identity.state != patient.identity.state && !sameTraits(patient.identity, draft.before->identity))
        words << tr("A strict trait changes: the identity must be validated again.");
    return words;
}

} // namespace paillasse::ui
