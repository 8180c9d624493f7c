using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>A component of the description.</summary>
/// <param name="name">Its name, which is the name of its C# type.</param>
/// <param name="area">The area it belongs to: its folder.</param>
/// <param name="node">Where it is described.</param>
internal abstract class Schema(string name, string area, MapNode node)
{
    public string Name => name;

    public string Area => area;

    public MapNode Node => node;

    public SourceLocation Location => node.Location;

    public string Description => node.Text("description") ?? "";

    public bool Deprecated => node.Flag("deprecated");

    public override string ToString() => name;
}
