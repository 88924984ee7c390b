// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/tubekinds.h"

#include <algorithm>

#include <QFile>

#include "app/lab/cataloguecsv.h"
#include "ui/words/examinationname.h"

// In the global namespace, as Q_INIT_RESOURCE demands.
static void nameTubeResources()
{
    Q_INIT_RESOURCE(paillasse);
}

namespace paillasse::ui {

namespace {

std::vector<lab::TubeKind> readShipped()
{
    nameTubeResources();
    QFile file(QStringLiteral(":/catalogue/tubes.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return lab::csv::readTubes(file.readAll().toStdString()).value_or(std::vector<lab::TubeKind>());
}

} // namespace

const std::vector<lab::TubeKind>& tubeKinds()
{
    static const auto kinds = readShipped();
    return kinds;
}

QString tubeName(const std::string& container)
{
    const auto found = std::ranges::find(tubeKinds(), container, &lab::TubeKind::code);
    if (found == tubeKinds().end())
        return QString::fromStdString(container);
    const auto name = nameOf(*found);
    return found->colour.empty() ? name : QStringLiteral("%1 (%2)").arg(name, QString::fromStdString(found->colour));
}

std::string specimenNature(const std::string& container)
{
    const auto found = std::ranges::find(tubeKinds(), container, &lab::TubeKind::code);
    return found == tubeKinds().end() ? container : found->specimen;
}

} // namespace paillasse::ui
