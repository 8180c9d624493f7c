namespace Notion.Refit.Generator.Loading;

/// <summary>A text, a number, a flag or null.</summary>
internal sealed class ScalarNode(SourceLocation location, string text, ScalarKind scalarKind) : Node(location)
{
    public string Text => text;

    public ScalarKind ScalarKind => scalarKind;

    public bool IsTrue => scalarKind == ScalarKind.Flag && text == "true";

    public override string Kind => scalarKind switch
    {
        ScalarKind.Number => "a number",
        ScalarKind.Flag => "true or false",
        ScalarKind.Null => "null",
        _ => "a text",
    };
}
