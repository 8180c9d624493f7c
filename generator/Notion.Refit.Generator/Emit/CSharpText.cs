namespace Notion.Refit.Generator.Emit;

/// <summary>Text as C# source.</summary>
internal static class CSharpText
{
    public static string Literal(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
