#include "ui/widgets/theme.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QPalette>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

Tokens light()
{
    Tokens t;
    t.dark = false;
    t.window = QColor(0xF4, 0xF5, 0xF7);
    t.base = QColor(0xFF, 0xFF, 0xFF);
    t.raised = QColor(0xFF, 0xFF, 0xFF);
    t.canvas = QColor(0xFA, 0xFB, 0xFC);
    t.border = QColor(0xD0, 0xD7, 0xDE);
    t.line = QColor(0x84, 0x8D, 0x97);
    t.text = QColor(0x1B, 0x1F, 0x24);
    t.muted = QColor(0x57, 0x60, 0x6A);
    t.accent = QColor(0x0B, 0x5C, 0xAD);
    t.onAccent = QColor(0xFF, 0xFF, 0xFF);
    t.selection = QColor(0xDD, 0xE8, 0xF4);
    t.paleSelection = QColor(0xE7, 0xE9, 0xEA);
    t.hover = QColor(0xF0, 0xF5, 0xFA);
    t.verified = t.added = QColor(0x00, 0x70, 0x4F);
    t.failed = t.removed = QColor(0xB3, 0x26, 0x1E);
    t.onFailed = QColor(0xFF, 0xFF, 0xFF);
    t.unknown = QColor(0x6A, 0x4A, 0x00);
    t.unsignedInk = t.muted;
    t.changed = QColor(0x6F, 0x42, 0xC1);
    t.failedTint = QColor(0xF8, 0xEB, 0xEB);
    t.failedEdge = QColor(0xE4, 0xB3, 0xB0);
    t.unknownTint = QColor(0xF2, 0xEF, 0xE8);
    t.unknownEdge = QColor(0xCB, 0xC0, 0xA6);
    t.verifiedTint = QColor(0xE8, 0xF2, 0xEF);
    t.changedTint = QColor(0xF2, 0xEE, 0xF9);
    return t;
}

Tokens dark()
{
    Tokens t;
    t.dark = true;
    t.window = QColor(0x1E, 0x1F, 0x22);
    t.base = QColor(0x17, 0x18, 0x1A);
    t.raised = QColor(0x23, 0x25, 0x29);
    t.canvas = QColor(0x17, 0x18, 0x1A);
    t.border = QColor(0x3A, 0x3D, 0x42);
    t.line = QColor(0x65, 0x6C, 0x76);
    t.text = QColor(0xE6, 0xE8, 0xEB);
    t.muted = QColor(0xA3, 0xAB, 0xB5);
    t.accent = QColor(0x6C, 0xB2, 0xFF);
    t.onAccent = QColor(0x0B, 0x16, 0x22);
    t.selection = QColor(0x2B, 0x3D, 0x51);
    t.paleSelection = QColor(0x33, 0x35, 0x39);
    t.hover = QColor(0x20, 0x27, 0x31);
    t.verified = t.added = QColor(0x4C, 0xC9, 0xA0);
    t.failed = t.removed = QColor(0xFF, 0x8A, 0x80);
    t.onFailed = QColor(0x2B, 0x0B, 0x08);
    t.unknown = QColor(0xF2, 0xB8, 0x4B);
    t.unsignedInk = t.muted;
    t.changed = QColor(0xC7, 0xA6, 0xFF);
    t.failedTint = QColor(0x3A, 0x29, 0x29);
    t.failedEdge = QColor(0x7F, 0x4B, 0x48);
    t.unknownTint = QColor(0x38, 0x30, 0x21);
    t.unknownEdge = QColor(0x7A, 0x60, 0x30);
    t.verifiedTint = QColor(0x1F, 0x33, 0x2E);
    t.changedTint = QColor(0x31, 0x2D, 0x3C);
    return t;
}

Tokens &inUse()
{
    static Tokens current = light();
    return current;
}

QPalette paletteOf(const Tokens &t)
{
    QPalette p;
    const auto set = [&p](std::initializer_list<QPalette::ColorRole> roles, const QColor &colour) {
        for (const auto role : roles)
            p.setColor(QPalette::All, role, colour);
    };
    set({QPalette::Window}, t.window);
    set({QPalette::Base}, t.base);
    set({QPalette::AlternateBase}, t.canvas);
    set({QPalette::Button, QPalette::ToolTipBase, QPalette::Light}, t.raised);
    set({QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}, t.text);
    set({QPalette::PlaceholderText}, t.muted);
    set({QPalette::Link}, t.accent);
    set({QPalette::LinkVisited}, t.changed);
    set({QPalette::Midlight, QPalette::Mid, QPalette::Shadow}, t.border);
    set({QPalette::Dark}, t.line);
    set({QPalette::BrightText}, t.failed);
    set({QPalette::Highlight}, t.accent);
    set({QPalette::HighlightedText}, t.onAccent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.line);
    return p;
}

// A strong selection would hide what rows say by colour, so rows get a tint, and a bar that the style paints.
QPalette itemPaletteOf(const Tokens &t)
{
    QPalette p = paletteOf(t);
    p.setColor(QPalette::All, QPalette::Highlight, t.selection);
    p.setColor(QPalette::Inactive, QPalette::Highlight, t.paleSelection);
    p.setColor(QPalette::All, QPalette::HighlightedText, t.text);
    return p;
}

const char *const sheet = R"(
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QMenuBar { background: @window; padding: 0; }
QMenuBar::item { padding: 4px 8px; border-radius: 3px; }
QMenuBar::item:selected, QMenu::item:selected { background: @selection; color: @text; }
QMenu { background: @raised; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 8px; border-radius: 3px; }
QMenu::item:disabled { color: @line; }
QMenu::separator { height: 1px; background: @border; margin: 4px 0; }
QToolBar { background: @window; border: 0; border-bottom: 1px solid @border; padding: 2px 4px; spacing: 2px; }
QToolBar::separator { background: @border; width: 1px; margin: 5px 6px; }
QLineEdit { background: @base; border: 1px solid @line; border-radius: 4px; padding: 2px 6px; min-height: 20px;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus { border: 2px solid @accent; padding: 1px 5px; }
QLineEdit[state="bad"] { border: 2px solid @failed; padding: 1px 5px; }
QLineEdit[state="odd"] { border: 2px solid @unknown; padding: 1px 5px; }
QTabBar { background: @window; }
QTabBar::tab { background: transparent; border: 0; border-bottom: 2px solid transparent; padding: 6px 12px 4px 12px;
  color: @muted; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabWidget::pane { border: 0; border-top: 1px solid @border; }
QHeaderView { background: @window; border: 0; }
QHeaderView::section { background: @window; color: @muted; border: 0; border-bottom: 1px solid @border;
  border-right: 1px solid @border; padding: 0 6px; height: 24px; }
QHeaderView::section:last { border-right: 0; }
QAbstractItemView, QPlainTextEdit { border: 0; background: @base; outline: 0; }
QAbstractScrollArea::corner { background: @base; border: 0; }
QPushButton { background: @raised; border: 1px solid @line; border-radius: 4px; padding: 4px 12px; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 2px solid @accent; padding: 3px 11px; }
QPushButton:default { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton:default:focus { border: 2px solid @text; }
QPushButton:disabled { background: @raised; color: @line; border-color: @border; }
QGroupBox { border: 0; margin-top: 20px; padding: 4px 0 0 0; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 6px; }
QProgressBar { background: @border; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QStatusBar { background: @window; border-top: 1px solid @border; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: @muted; padding: 0 8px; }
QScrollBar:vertical { width: 12px; background: transparent; }
QScrollBar:horizontal { height: 12px; background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar::handle:vertical { background: @line; border-radius: 4px; margin: 2px; min-height: 32px; }
QScrollBar::handle:horizontal { background: @line; border-radius: 4px; margin: 2px; min-width: 32px; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="failed"] { color: @failed; }
QLabel[tone="unknown"] { color: @unknown; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="onFailed"] { color: @onFailed; }
)";

QString sheetOf(const Tokens &t)
{
    // longest name first, so that @onAccent is not read as @on…
    const std::pair<const char *, QColor> names[] = {
        {"@selection", t.selection}, {"@onAccent", t.onAccent}, {"@onFailed", t.onFailed}, {"@unknown", t.unknown},
        {"@accent", t.accent},       {"@border", t.border},     {"@failed", t.failed},     {"@raised", t.raised},
        {"@window", t.window},       {"@hover", t.hover},       {"@muted", t.muted},       {"@base", t.base},
        {"@line", t.line},           {"@text", t.text}};
    QString out = QString::fromLatin1(sheet);
    for (const auto &[name, colour] : names)
        out.replace(QLatin1String(name), colour.name());
    return out;
}

Theme *theTheme = nullptr;

} // namespace

const Tokens &tokens()
{
    return inUse();
}

int rowHeight()
{
    return QFontMetrics(QApplication::font()).height() + 6;
}

QFont semiBold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont scaled(QFont font, double factor)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

QFont fixedFont()
{
    static const QFont system = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QFont font = system;
    font.setPointSizeF(QApplication::font().pointSizeF() * 0.95);
    return font;
}

Theme *Theme::dress(QApplication &application, Scheme scheme)
{
    if (!theTheme)
        theTheme = new Theme(application);
    theTheme->choose(scheme);
    return theTheme;
}

Theme *Theme::current()
{
    return theTheme;
}

Theme::Theme(QApplication &application) : QObject(&application)
{
    m_systemIsDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    QFont font = QApplication::font();
    if (font.pointSizeF() < 10)
        font.setPointSizeF(10);
    // Without a desktop's own choice the generic family is whatever the machine has; then we ask for ours first.
    if (font.family().startsWith(u"Sans"_s, Qt::CaseInsensitive))
        font.setFamilies({u"Noto Sans"_s, font.family()});
    QApplication::setFont(font);
    QApplication::setStyle(new Style);
    application.installEventFilter(this);
    connect(this, &QObject::destroyed, [] { theTheme = nullptr; });
}

void Theme::choose(Scheme scheme)
{
    m_scheme = scheme;
    apply();
}

void Theme::apply()
{
    const bool isDark = m_scheme == Scheme::Dark || (m_scheme == Scheme::System && m_systemIsDark);
    m_applying = true;
    inUse() = isDark ? dark() : light();
    QApplication::setPalette(paletteOf(tokens()));
    QApplication::setPalette(itemPaletteOf(tokens()), "QAbstractItemView");
    qApp->setStyleSheet(sheetOf(tokens()));
    m_applying = false;
    for (QWidget *window : QApplication::topLevelWidgets())
        window->update();
    emit changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Qt 6.4 has no colour scheme of its own: the system's palette is looked at again when the system says so.
    if (event->type() == QEvent::ThemeChange && watched->isWindowType() && !m_applying) {
        m_applying = true;
        QApplication::setPalette(QPalette());
        m_systemIsDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
        apply();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace pedigree
