namespace Notion.Refit.Description.Tests.Wire;

/// <summary>A schema that allows some strings only: what a discriminator or the key of a tagged union says without a schema of its own.</summary>
internal sealed class WireLiteral(string location, params IReadOnlyList<string> values) : IWireSchema
{
    public string Key { get; } = "literal:" + string.Join('|', values);

    public string Location => location;

    public WireShape Shape { get; } = new() { Kinds = WireKinds.String, Literals = [.. values] };
}
