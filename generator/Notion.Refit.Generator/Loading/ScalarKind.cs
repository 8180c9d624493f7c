namespace Notion.Refit.Generator.Loading;

/// <summary>The kind of a scalar by the core schema of YAML 1.2 (so <c>no</c> and <c>on</c> are text).</summary>
internal enum ScalarKind
{
    Text,
    Number,
    Flag,
    Null,
}
