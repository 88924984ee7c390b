// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/reviewpage.h"

#include <QFileDialog>
#include <QSaveFile>

#include "ui/theme/format.h"

namespace paillasse::ui {

ReviewPage::ReviewPage(const Theme& theme, client::Administration& administration, const client::Session& session, const Clock& clock, QWidget* parent)
    : ListPage(theme, administration, tr("Who has what right"), {{tr("Person"), 220}, {tr("Sign-in name"), 130}, {tr("Role"), 210}, {tr("May"), 0}, {tr("Last used"), 190}}, parent), m_session(session), m_clock(clock)
{
    addAction(tr("Save as a table (CSV)…"), QKeySequence(Qt::Key_F7), ActionButton::Kind::Secondary, [this] { save(tr("rights.csv"), tr("Tables (*.csv)"), [this] { return RightsReview::csv(m_rights); }); });
    addAction(tr("Save as PDF…"), QKeySequence(Qt::Key_F8), ActionButton::Kind::Secondary, [this] {
        save(tr("rights.pdf"), tr("PDF (*.pdf)"), [this] { return RightsReview::pdf(m_rights, m_session.laboratoryName(), QString::fromStdString(m_session.person().displayName), m_clock.now()); });
    });
    setDetail(tr("A right that nobody has used for 90 days is a question to ask. Days are those since this is noted."));
}

void ReviewPage::refresh()
{
    m_administration.staff(this, listed<client::StaffReply>([this](const client::StaffReply& staff) {
        m_rights = RightsReview::of(staff, m_clock.now());
        QList<Row> rows;
        for (int i = 0; i < m_rights.size(); ++i) {
            const auto& right = m_rights[i];
            RowCell used{right.lastUsed.isEmpty() ? tr("never") : right.lastUsed, right.unused ? CellInk::Quiet : CellInk::Normal};
            if (right.unused && !right.lastUsed.isEmpty())
                used.badges = {Badge{Tone::Abnormal, Shape::Exclamation, tr("over 90 days"), {}}};
            rows << Row{QString::number(i), {{right.person, CellInk::Strong}, {right.login}, {right.role}, {right.permission}, used}};
        }
        show(rows);
    }));
}

void ReviewPage::save(const QString& name, const QString& filter, const std::function<QByteArray()>& bytes)
{
    auto* dialog = new QFileDialog(this, title(), {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString& path) {
        QSaveFile file(path);
        const auto content = bytes();
        const bool saved = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
        say(saved ? tr("Saved as %1.").arg(path) : tr("It could not be saved there: %1. Choose another folder.").arg(file.errorString()), !saved);
    });
    dialog->open();
}

} // namespace paillasse::ui
