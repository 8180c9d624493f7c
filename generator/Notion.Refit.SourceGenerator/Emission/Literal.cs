using Microsoft.CodeAnalysis.CSharp;

namespace Notion.Refit.SourceGenerator.Emission;

/// <summary>Values as C# literals.</summary>
internal static class Literal
{
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Of(char value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
