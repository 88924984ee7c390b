// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/reportmaker.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QPointer>
#include <QThreadPool>
#include <QTimeZone>

#include "app/lab/rules/demography.h"
#include "app/report/reportpdf.h"
#include "ui/words/tubekinds.h"

namespace paillasse::ui {

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
        if (known == history.end() || known->second.empty())
            return std::nullopt;
        const auto& last = known->second.back();
        return report::PreviousResult{last.value, last.collectedAt};
    };
    return input;
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
