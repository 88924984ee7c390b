// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/qrview.h"

#include <QPainter>

#include "app/report/qrcode.h"
#include "ui/theme/theme.h"

namespace paillasse::ui {

namespace {
constexpr double side = 196;
}

QrView::QrView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(theme.px(side));
    setAccessibleName(tr("QR code for the authenticator; the same stands below for typing"));
}

void QrView::show(const SecretBytes& text)
{
    m_text = text.clone();
    update();
}

void QrView::forget()
{
    m_text.clear();
    update();
}

void QrView::paintEvent(QPaintEvent*)
{
    if (m_text.isEmpty())
        return;
    QPainter painter(this);
    const QRectF where((width() - m_theme.px(side)) / 2.0, 0, m_theme.px(side), m_theme.px(side));
    painter.fillRect(where, Qt::white);
    const auto bytes = m_text.view();
    report::drawQrCode(painter, where, QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())));
}

} // namespace paillasse::ui
