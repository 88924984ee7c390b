// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uiapplication.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "ui/theme/theme.h"
#include "ui/theme/translations.h"

namespace paillasse::uitest {

namespace {

QByteArray platform(const QString& directory)
{
    const QString path = directory + QStringLiteral("/screen.json");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(R"({"screens":[{"name":"test","x":0,"y":0,"width":1920,"height":1080,"logicalDpi":96,"dpr":1}]})");
    return "offscreen:configfile=" + path.toUtf8();
}

QString nameOf(const QWidget& widget)
{
    // Through Qt's own interface, as assistive technology asks: it also finds buddies and button texts.
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(&widget));
    return interface ? interface->text(QAccessible::Name) : QString();
}

QString described(const QWidget& widget)
{
    return QString::fromLatin1(widget.metaObject()->className()) + u' ' + widget.objectName();
}

// Parts that a compound control answers for.
bool isInner(const QWidget& widget)
{
    if (widget.objectName().startsWith(u"qt_"))
        return true;
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QComboBox*>(parent))
            return true; // its list, its field
        if (qobject_cast<const QAbstractItemView*>(parent) && !qobject_cast<const QLineEdit*>(&widget))
            return true;
    }
    return false;
}

} // namespace

UiApplication::UiApplication(int& argc, char** argv) : m_directory(std::make_unique<QTemporaryDir>())
{
    qputenv("QT_QPA_PLATFORM", platform(m_directory->path()));
    qputenv("TZ", "Europe/Paris");
    m_application = std::make_unique<QApplication>(argc, argv);
    m_translations = std::make_unique<ui::Translations>(*m_application);
    if (!m_translations->use(QStringLiteral("fr")))
        qFatal("the French words could not be loaded");
    m_theme = std::make_unique<ui::Theme>();
    m_theme->install(*m_application);
}

UiApplication::~UiApplication()
{
    m_translations.reset();
    m_application.reset(); // its style refers to the theme
}

void showAt(QWidget& widget, const QSize& size)
{
    widget.resize(size);
    widget.show();
    if (!QTest::qWaitForWindowExposed(&widget))
        qWarning("the window was not exposed");
    widget.activateWindow();
    QTest::qWait(10);
}

QStringList namelessControls(const QWidget& root)
{
    QStringList found;
    const auto widgets = root.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || isInner(*widget) || widget->focusProxy())
            continue;
        if (nameOf(*widget).trimmed().isEmpty())
            found.append(described(*widget));
    }
    return found;
}

QStringList unreachableControls(const QWidget& root)
{
    QStringList found;
    const auto buttons = root.findChildren<QAbstractButton*>();
    for (const QAbstractButton* button : buttons) {
        if (!isInner(*button) && button->focusPolicy() == Qt::NoFocus)
            found.append(described(*button));
    }
    return found;
}

} // namespace paillasse::uitest
