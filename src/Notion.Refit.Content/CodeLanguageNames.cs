using System.Collections.Frozen;
using Notion.Refit.Models;

namespace Notion.Refit.Content;

/// <summary>The names of code languages: those that Notion accepts, those that people write after a fence, and those that highlighters know.</summary>
internal static class CodeLanguageNames
{
    // Notion refuses any other value for the whole request.
    private static readonly string[] s_values =
    [
        "abap", "abc", "agda", "arduino", "ascii art", "assembly", "bash", "basic", "bnf", "c", "c#", "c++", "clojure", "coffeescript", "coq", "css",
        "dart", "dhall", "diff", "docker", "ebnf", "elixir", "elm", "erlang", "f#", "flow", "fortran", "gherkin", "glsl", "go", "graphql", "groovy",
        "haskell", "hcl", "html", "idris", "java", "javascript", "json", "julia", "kotlin", "latex", "less", "lisp", "livescript", "llvm ir", "lua",
        "makefile", "markdown", "markup", "matlab", "mathematica", "mermaid", "nix", "notion formula", "objective-c", "ocaml", "pascal", "perl",
        "php", "plain text", "powershell", "prolog", "protobuf", "purescript", "python", "r", "racket", "reason", "ruby", "rust", "sass", "scala",
        "scheme", "scss", "shell", "smalltalk", "solidity", "sql", "swift", "toml", "typescript", "vb.net", "verilog", "vhdl", "visual basic",
        "webassembly", "xml", "yaml", "java/c/c++/c#",
    ];

    private static readonly Dictionary<string, string[]> s_aliases = new(StringComparer.Ordinal)
    {
        ["c#"] = ["cs", "csharp"],
        ["c++"] = ["cpp", "cc", "cxx", "hpp"],
        ["f#"] = ["fs", "fsharp"],
        ["javascript"] = ["js", "jsx", "mjs", "cjs", "node"],
        ["typescript"] = ["ts", "tsx", "mts"],
        ["python"] = ["py", "py3", "python3"],
        ["ruby"] = ["rb"],
        ["rust"] = ["rs"],
        ["go"] = ["golang"],
        ["kotlin"] = ["kt", "kts"],
        ["shell"] = ["sh", "zsh", "shell-session", "console"],
        ["powershell"] = ["ps1", "pwsh", "ps"],
        ["yaml"] = ["yml"],
        ["markdown"] = ["md", "mdx"],
        ["docker"] = ["dockerfile", "containerfile"],
        ["objective-c"] = ["objc", "obj-c", "objectivec"],
        ["latex"] = ["tex"],
        ["html"] = ["htm", "xhtml"],
        ["xml"] = ["svg", "xsd", "xslt", "csproj"],
        ["vb.net"] = ["vbnet"],
        ["visual basic"] = ["vb", "vba", "vbs"],
        ["assembly"] = ["asm", "nasm"],
        ["protobuf"] = ["proto"],
        ["hcl"] = ["tf", "terraform"],
        ["webassembly"] = ["wasm", "wat"],
        ["haskell"] = ["hs"],
        ["elixir"] = ["ex", "exs"],
        ["erlang"] = ["erl"],
        ["julia"] = ["jl"],
        ["clojure"] = ["clj", "cljs"],
        ["ocaml"] = ["ml"],
        ["perl"] = ["pl"],
        ["diff"] = ["patch"],
        ["makefile"] = ["make", "mk"],
        ["graphql"] = ["gql"],
        ["json"] = ["json5", "jsonc"],
        ["mathematica"] = ["wolfram"],
        ["coq"] = ["rocq"],
        ["lisp"] = ["common-lisp", "elisp"],
        ["llvm ir"] = ["llvm"],
        ["notion formula"] = ["notion-formula"],
        ["plain text"] = ["text", "txt", "plaintext", "plain", "none", "bat", "cmd", "dos"],
    };

    private static readonly FrozenDictionary<string, CodeLanguage> s_byName = s_values.Select(value => (Name: value, Value: value))
        .Concat(s_aliases.SelectMany(entry => entry.Value, (entry, name) => (Name: name, Value: entry.Key)))
        .ToFrozenDictionary(entry => entry.Name, entry => new CodeLanguage(entry.Value), StringComparer.Ordinal);

    // Where Notion's value is not the name by which highlighters know the language.
    private static readonly FrozenDictionary<string, string> s_written = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["c#"] = "csharp",
        ["c++"] = "cpp",
        ["f#"] = "fsharp",
        ["plain text"] = "",
        ["vb.net"] = "vbnet",
        ["visual basic"] = "vb",
        ["docker"] = "dockerfile",
        ["objective-c"] = "objectivec",
        ["llvm ir"] = "llvm",
        ["ascii art"] = "text",
        ["notion formula"] = "notion-formula",
        ["java/c/c++/c#"] = "java",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gets the values that Notion accepts.</summary>
    public static IReadOnlyList<string> Values => s_values;

    /// <summary>Finds the language of a name, such as the text after a fence.</summary>
    /// <param name="info">The name, in any case; text after a blank, comma or brace is ignored.</param>
    /// <param name="language">The language; plain text when the name is empty or unknown.</param>
    /// <returns>False when the name is unknown.</returns>
    public static bool TryRead(string? info, out CodeLanguage language)
    {
        language = CodeLanguage.PlainText;
        string name = (info ?? "").Trim().ToLowerInvariant();
        if (s_byName.TryGetValue(name, out CodeLanguage whole))
        {
            language = whole;
            return true;
        }

        name = name.TrimStart('{', '.');
        int end = name.AsSpan().IndexOfAny(" \t,{}");
        if (end >= 0)
            name = name[..end];
        if (name.Length == 0)
            return true;
        if (!s_byName.TryGetValue(name, out CodeLanguage found))
            return false;
        language = found;
        return true;
    }

    /// <summary>Returns the name by which highlighters know a language; empty for plain text.</summary>
    public static string Write(CodeLanguage? language) =>
        language?.Value is { } value ? s_written.GetValueOrDefault(value, value) : "";
}
