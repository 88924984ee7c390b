// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/appearancedialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

AppearanceDialog::AppearanceDialog(Theme& theme, QWidget* parent) : QDialog(parent), m_theme(theme), m_before(theme.settings())
{
    setWindowTitle(tr("Appearance"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto* scheme = new QComboBox(this);
    scheme->addItem(tr("Light"), int(SchemeChoice::Light));
    scheme->addItem(tr("Dark"), int(SchemeChoice::Dark));
    auto* density = new QComboBox(this);
    density->addItem(tr("Normal rows"), int(Density::Normal));
    density->addItem(tr("Compact rows"), int(Density::Compact));
    auto* size = new QComboBox(this);
    size->addItem(tr("As the system"), 0);
    for (int pixels = 11; pixels <= 24; ++pixels)
        size->addItem(tr("%1 pixels").arg(pixels), pixels);
    scheme->setCurrentIndex(scheme->findData(int(m_before.scheme)));
    density->setCurrentIndex(density->findData(int(m_before.density)));
    size->setCurrentIndex(std::max(size->findData(m_before.textPixels), 0));

    auto* form = new QFormLayout;
    form->setVerticalSpacing(theme.px(10));
    const QList<QPair<QString, QComboBox*>> rows{{tr("&Colours"), scheme}, {tr("&Tables"), density}, {tr("Te&xt"), size}};
    for (const auto& [text, box] : rows) {
        auto* label = new Label(theme, TextStyle::Body, text, this);
        label->setBuddy(box);
        box->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        form->addRow(label, box);
        connect(box, &QComboBox::currentIndexChanged, this, [this, scheme, density, size] {
            m_theme.apply({static_cast<SchemeChoice>(scheme->currentData().toInt()), static_cast<Density>(density->currentData().toInt()), size->currentData().toInt()});
        });
    }
    auto* foot = new DialogFoot(theme, this, tr("Keep"));
    auto* layout = new QVBoxLayout(this);
    const int margin = theme.px(20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(theme.px(14));
    layout->addLayout(form);
    layout->addLayout(foot);
    connect(this, &QDialog::rejected, this, [this] { m_theme.apply(m_before); });
    connect(foot->confirm(), &QAbstractButton::clicked, this, [this] {
        Q_EMIT chosen(m_theme.settings());
        accept();
    });
    scheme->setFocus();
}

} // namespace paillasse::ui
