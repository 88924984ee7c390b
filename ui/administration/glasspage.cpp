// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/glasspage.h"

#include "ui/administration/askdialog.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

GlassPage::GlassPage(const Theme& theme, client::Engine& engine, QWidget* parent)
    : ListPage(theme, engine, tr("Broken glasses"), {{tr("Person"), 220}, {tr("When"), 160}, {tr("Reason"), 0}, {tr("Reviewed"), 190}}, parent)
{
    m_review = addAction(tr("Reviewed…"), QKeySequence(Qt::Key_F12), ActionButton::Kind::Primary, [this] { review(); });
    m_review->setEnabled(false); // until one is chosen
    watch();
}

void GlassPage::refresh()
{
    m_administration.brokenGlasses(this, listed<client::GlassList>([this](const client::GlassList& list) {
        m_list = list;
        m_open = 0;
        QList<Row> rows;
        for (const auto& one : m_list.entries) {
            const bool open = one.reviewedBy.isNull();
            m_open += open ? 1 : 0;
            RowCell reviewed{open ? QString() : Format::dateTime(one.reviewedAt), CellInk::Quiet};
            if (open)
                reviewed.badges = {Badge{Tone::Abnormal, Shape::Exclamation, tr("to review"), {}}};
            rows << Row{QString::fromStdString(one.id.toString()), {{QString::fromStdString(one.personName), CellInk::Strong}, {Format::dateTime(one.openedAt)}, {QString::fromStdString(one.reason)}, reviewed}};
        }
        show(rows);
        Q_EMIT countChanged();
    }));
}

const client::GlassEntry* GlassPage::entry() const
{
    for (const auto& one : m_list.entries)
        if (QString::fromStdString(one.id.toString()) == currentId())
            return &one;
    return nullptr;
}

void GlassPage::chosen(const QString&)
{
    const auto* one = entry();
    m_review->setEnabled(one && one->reviewedBy.isNull());
    if (!one)
        return setDetail({});
    QStringList lines{tr("“%1”").arg(QString::fromStdString(one->reason)), tr("Open until %1. The patient's reference: %2").arg(Format::time(one->until), QString::fromStdString(one->patient.toString()))};
    if (!one->remark.empty())
        lines << tr("Reviewed: %1").arg(QString::fromStdString(one->remark));
    setDetail(lines.join(u'\n'));
}

void GlassPage::review()
{
    const auto* one = entry();
    if (!one)
        return;
    auto* dialog = new AskDialog(m_theme, tr("Reviewed"), tr("%1 broke the glass on %2: “%3”. What did you find?").arg(QString::fromStdString(one->personName), Format::dateTime(one->openedAt), QString::fromStdString(one->reason)), tr("Reviewed"), this);
    dialog->addField(tr("Remark"));
    connect(dialog, &AskDialog::confirmed, this, [this, id = one->id](const QStringList& texts) { m_administration.reviewGlass(id, texts[0].toStdString(), this, done(tr("Noted."))); });
    ask(dialog);
}

} // namespace paillasse::ui
