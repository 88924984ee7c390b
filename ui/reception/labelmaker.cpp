// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/labelmaker.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include "app/lab/rules/labelcontent.h"
#include "ui/words/tubekinds.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

QString sexLetter(lab::Sex sex)
{
    switch (sex) {
    case lab::Sex::Female: return QStringLiteral("F");
    case lab::Sex::Male: return QStringLiteral("M");
    case lab::Sex::Indeterminate: return QStringLiteral("I");
    case lab::Sex::Unknown: break;
    }
    return QStringLiteral("?");
}

report::TubeLabel labelOf(const lab::LabelContent& content, const lab::CodeTables& tables)
{
    report::TubeLabel label;
    label.barcode = QString::fromStdString(content.barcode);
    label.patient = QString::fromStdString(content.name);
    label.birthDate = Format::date(content.birthDate);
    label.sex = sexLetter(content.sex);
    label.number = QString::fromStdString(content.patientNumber);
    label.tube = tubeName(tables, content.container);
    QStringList tests;
    for (const auto& code : content.examinations)
        tests << QString::fromStdString(code);
    label.tests = tests.join(QStringLiteral(", "));
    if (!content.collectedAt.isNull())
        label.collected = Format::shortDate(Format::localDay(content.collectedAt)) + QLatin1Char(' ') + Format::time(content.collectedAt);
    label.urgent = content.urgent;
    return label;
}

} // namespace

std::vector<report::TubeLabel> tubeLabels(const client::OrderFile& file, const lab::CodeTables& tables, lab::SpecimenNumber specimen)
{
    std::vector<report::TubeLabel> labels;
    if (!file.patient)
        return labels;
    for (const auto& content : lab::labelsOf(file.order, *file.patient))
        if (specimen == 0 || lab::readBarcode(content.barcode).specimen == specimen)
            labels.push_back(labelOf(content, tables));
    return labels;
}

void renderLabelsInBackground(std::vector<report::TubeLabel> labels, QObject* context, std::function<void(QByteArray)> done)
{
    // Whether the context still lives is only asked on its own thread.
    QThreadPool::globalInstance()->start([labels = std::move(labels), context = QPointer<QObject>(context), done = std::move(done)] {
        const auto pdf = report::renderLabels(labels);
        QMetaObject::invokeMethod(qApp, [bytes = pdf ? *pdf : QByteArray(), context, done] {
            if (context)
                done(bytes);
        }, Qt::QueuedConnection);
    });
}

} // namespace paillasse::ui
