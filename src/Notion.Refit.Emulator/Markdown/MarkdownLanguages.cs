using System.Collections.Frozen;
using Notion.Refit.Emulator.Description;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>Languages of code as fences name them.</summary>
internal static class MarkdownLanguages
{
    private static readonly FrozenSet<string> Known =
        ((ScalarSchema)ApiDescription.Embedded.Component("CodeLanguage")).Values.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The language that stands behind a fence; plain text where none does, or none that is known.</summary>
    public static CodeLanguage Read(string info)
    {
        string name = info.Trim().ToLowerInvariant();
        return name switch
        {
            "" or "text" or "txt" or "plaintext" or "plain" => CodeLanguage.PlainText,
            "js" or "jsx" => CodeLanguage.JavaScript,
            "ts" or "tsx" => CodeLanguage.TypeScript,
            "py" => CodeLanguage.Python,
            "rb" => CodeLanguage.Ruby,
            "rs" => CodeLanguage.Rust,
            "cs" or "csharp" => CodeLanguage.CSharp,
            "fs" or "fsharp" => CodeLanguage.FSharp,
            "cpp" => CodeLanguage.CPlusPlus,
            "sh" or "zsh" => CodeLanguage.Shell,
            "ps1" => CodeLanguage.PowerShell,
            "yml" => CodeLanguage.Yaml,
            "md" => CodeLanguage.Markdown,
            "dockerfile" => CodeLanguage.Docker,
            "kt" => CodeLanguage.Kotlin,
            "golang" => CodeLanguage.Go,
            "objc" => CodeLanguage.ObjectiveC,
            _ => Known.Contains(name) ? new CodeLanguage(name) : CodeLanguage.PlainText,
        };
    }
}
