namespace Notion.Refit.SourceGenerator.Model;

/// <summary>What the factory knows of an interface.</summary>
internal sealed record StubEntry(string InterfaceName, string StubName);
