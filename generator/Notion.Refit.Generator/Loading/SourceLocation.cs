namespace Notion.Refit.Generator.Loading;

/// <summary>A place in the description: where an editor finds it, and where it is in the document.</summary>
/// <param name="File">Path of the file, relative to the root of the repository, with slashes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Pointer">JSON pointer in the file, as a fragment: <c>#/components/schemas/Page</c>.</param>
internal sealed record SourceLocation(string File, int Line, string Pointer)
{
    public SourceLocation Child(string key, int line) =>
        this with { Line = line, Pointer = $"{Pointer}/{JsonPointer.Escape(key)}" };

    public override string ToString() => $"{File}:{Line}: {Pointer}";
}
