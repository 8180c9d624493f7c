namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>The styles and colors that formulas can give a text. The API does not show them.</summary>
internal static class FormulaStyles
{
    private const string Background = "_background";

    /// <summary>Whether a text names a style: bold, underlined, italic, code, struck through, a color, or a color of the background.</summary>
    public static bool IsStyle(string name) => name is "b" or "u" or "i" or "c" or "s" || IsColor(name.EndsWith(Background, StringComparison.Ordinal) ? name[..^Background.Length] : name);

    private static bool IsColor(string name) => name is "gray" or "brown" or "orange" or "yellow" or "green" or "blue" or "purple" or "pink" or "red";
}
