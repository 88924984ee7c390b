// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/sourcesdialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/ticklist.h"

namespace paillasse::ui {

SourcesDialog::SourcesDialog(const Theme& theme, const QString& title, const QString& what, const std::vector<std::string>& waiting, QWidget* parent)
    : AskDialog(theme, title, what, tr("Begin"), parent), m_files(new QListWidget(this))
{
    for (const auto& name : waiting)
        addTick(m_files, QString::fromStdString(name), QString::fromStdString(name), waiting.size() == 1);
    m_files->setCurrentRow(0);
    m_files->setMinimumHeight(theme.px(160));
    addWidget(tr("Files that wait at the store (Space ticks)"), m_files);
    m_files->setFocus();
    connect(this, &AskDialog::confirmed, this, [this] { Q_EMIT chosen(names()); });
}

std::vector<std::string> SourcesDialog::names() const
{
    std::vector<std::string> all;
    for (int i = 0; i < m_files->count(); ++i)
        if (m_files->item(i)->checkState() == Qt::Checked)
            all.push_back(m_files->item(i)->data(Qt::UserRole).toString().toStdString());
    return all;
}

QString SourcesDialog::objection() const
{
    if (m_files->count() == 0)
        return tr("No file waits at the store: the administrator puts it into the store’s folder for migrations.");
    return names().empty() ? tr("Tick the files that are the source.") : QString();
}

} // namespace paillasse::ui
