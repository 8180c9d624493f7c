namespace Notion.Refit.Description.Tests.Wire;

/// <summary>A schema, whatever dialect it is written in, reduced to what it allows on the wire.</summary>
internal interface IWireSchema
{
    /// <summary>Identity: two schemas with one key are the same place of the same document.</summary>
    string Key { get; }

    /// <summary>Where the schema stands, for people.</summary>
    string Location { get; }

    /// <summary>What the schema allows.</summary>
    WireShape Shape { get; }
}
