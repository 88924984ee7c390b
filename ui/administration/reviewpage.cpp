// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/reviewpage.h"

#include <QFileDialog>

#include "ui/administration/askdialog.h"
#include "ui/models/takenfile.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

ReviewPage::ReviewPage(const Theme& theme, client::Engine& engine, const Clock& clock, QWidget* parent)
    : ListPage(theme, engine, tr("Who has what right"), {{tr("Person"), 220}, {tr("Sign-in name"), 130}, {tr("Role"), 210}, {tr("May"), 0}, {tr("Last used"), 190}}, parent), m_clock(clock)
{
    addAction(tr("Save as a table (CSV)…"), QKeySequence(Qt::Key_F7), ActionButton::Kind::Secondary, [this] { choose(client::ExportForm::Csv, tr("rights.csv"), tr("Tables (*.csv)")); });
    addAction(tr("Save as PDF…"), QKeySequence(Qt::Key_F8), ActionButton::Kind::Secondary, [this] { choose(client::ExportForm::Pdf, tr("rights.pdf"), tr("PDF (*.pdf)")); });
    setDetail(tr("A right that nobody has used for 90 days is a question to ask. Days are those since this is noted."));
}

void ReviewPage::refresh()
{
    m_administration.staff(this, listed<client::StaffReply>([this](const client::StaffReply& staff) {
        const auto rights = RightsReview::of(staff, m_clock.now());
        QList<Row> rows;
        for (int i = 0; i < rights.size(); ++i) {
            const auto& right = rights[i];
            RowCell used{right.lastUsed, right.unused || right.isLooking ? CellInk::Quiet : CellInk::Normal};
            if (right.isOld)
                used.badges = {Badge{Tone::Abnormal, Shape::Exclamation, tr("over 90 days"), {}}};
            rows << Row{QString::number(i), {{right.person, CellInk::Strong}, {right.login}, {right.role}, {right.permission}, used}};
        }
        show(rows);
    }));
}

void ReviewPage::choose(client::ExportForm form, const QString& name, const QString& filter)
{
    auto* dialog = new QFileDialog(this, title(), {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, form](const QString& path) { askFor(form, path); });
    dialog->open();
}

// Who has what leaves the house with this file.
void ReviewPage::askFor(client::ExportForm form, const QString& path)
{
    auto* dialog = new AskDialog(m_theme, tr("Take the review away"), tr("The file says who may do what here. That it was made, and by whom, is recorded."), tr("Save"), this);
    dialog->addField(tr("Your own code"));
    connect(dialog, &AskDialog::confirmed, this, [this, form, path](const QStringList& texts) {
        m_administration.exportRights(form, SecretBytes::copyOf(std::string_view(texts[0].toStdString())), this, listed<Bytes>([this, path](const Bytes& file) {
            const auto saved = TakenFile::save(path, file);
            say(saved.words, saved.isTrouble);
        }));
    });
    ask(dialog);
}

} // namespace paillasse::ui
