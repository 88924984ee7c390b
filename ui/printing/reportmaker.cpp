// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/reportmaker.h"

#include <algorithm>

#include <QCryptographicHash>
#include <QDateTime>
#include <QPointer>
#include <QThreadPool>
#include <QTimeZone>

#include "app/lab/rules/demography.h"
#include "app/report/reportcontent.h"
#include "app/report/reportpdf.h"
#include "ui/words/tubekinds.h"

namespace paillasse::ui {

namespace {

// What may leave the laboratory: what a biologist has released here, or another laboratory has answered for by name.
std::optional<report::PreviousResult> lastReleased(const std::vector<client::PastValue>& oldestFirst)
{
    const auto last = std::find_if(oldestFirst.rbegin(), oldestFirst.rend(), [](const client::PastValue& past) { return past.released || !past.laboratory.empty(); });
    if (last == oldestFirst.rend())
        return std::nullopt;
    return report::PreviousResult{last->value, last->collectedAt, last->laboratory};
}

} // namespace

report::ReportInput reportInput(const client::OrderFile& file, const client::DirectoryPtr& directory, std::uint16_t version, Instant now)
{
    report::ReportInput input;
    input.laboratory = directory->laboratory.value_or(lab::LaboratoryProfile());
    input.patient = file.patient.value_or(lab::Patient());
    input.order = file.order;
    input.version = version;
    input.printedAt = now;
    input.utcOffsetMinutes = QTimeZone::systemTimeZone().offsetFromUtc(QDateTime::fromMSecsSinceEpoch(lab::collectionOf(file.order).ms)) / 60;
    // The directory is shared and never changes: the lookups may be asked from another thread.
    input.examination = [directory](const std::string& code) { return directory->catalogue.find(code); };
    input.specimenNature = [directory](const std::string& container) { return specimenNature(directory->codeTables, container); };
    input.siteOf = [directory](lab::BenchNumber bench) {
        const auto known = directory->benches.find(bench);
        return known == directory->benches.end() ? std::string() : known->second.site;
    };
    input.signatory = [directory](const lab::PersonId& id) {
        const auto known = directory->people.find(id);
        return known == directory->people.end() ? report::Signatory() : report::Signatory{known->second.name, known->second.title};
    };
    input.previous = [history = file.history](const lab::ResultLine& line) -> std::optional<report::PreviousResult> {
        const auto known = history.find(line.id);
        return known == history.end() ? std::nullopt : lastReleased(known->second);
    };
    return input;
}

bool namesPatientOtherwise(const client::OrderFile& file, const client::DirectoryPtr& directory)
{
    const auto* standing = file.order.effectiveReport();
    return standing && file.patient && report::namesPatientOtherwise(reportInput(file, directory, standing->version, {}));
}

Bytes sha256Of(const QByteArray& pdf)
{
    const auto hash = QCryptographicHash::hash(pdf, QCryptographicHash::Sha256);
    return Bytes(hash.begin(), hash.end());
}

void renderInBackground(report::ReportInput input, QObject* context, std::function<void(QByteArray)> done)
{
    QThreadPool::globalInstance()->start([input = std::move(input), guard = QPointer<QObject>(context), context, done = std::move(done)] {
        const auto pdf = report::renderPdf(input);
        const auto bytes = pdf ? *pdf : QByteArray();
        // The context lives in the windows' thread: the call is queued there and dropped when it has gone.
        if (guard)
            QMetaObject::invokeMethod(context, [bytes, done] { done(bytes); }, Qt::QueuedConnection);
    });
}

} // namespace paillasse::ui
