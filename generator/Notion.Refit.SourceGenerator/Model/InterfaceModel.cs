namespace Notion.Refit.SourceGenerator.Model;

/// <summary>An interface and what its stub is made of.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="QualifiedName">Its name, <c>global::</c> and all.</param>
/// <param name="Name">Its name, as its stub writes it.</param>
/// <param name="DisplayName">Its name as people write it, for file names.</param>
/// <param name="Usings">The namespaces that the stub imports.</param>
/// <param name="StubName">The name of the class.</param>
/// <param name="TransportName">What the methods call the transport: a name that none of their parameters has.</param>
/// <param name="Methods">Its methods, inherited ones too.</param>
/// <param name="Diagnostics">What is wrong with it. With one of these there is no stub.</param>
/// <param name="IsBroken">Whether it does not compile; the compiler then says why, and there is no stub.</param>
internal sealed record InterfaceModel(
    string Namespace,
    string QualifiedName,
    string Name,
    string DisplayName,
    EquatableArray<string> Usings,
    string StubName,
    string TransportName,
    EquatableArray<MethodModel> Methods,
    EquatableArray<DiagnosticInfo> Diagnostics,
    bool IsBroken)
{
    public bool HasStub => !IsBroken && Diagnostics.Count == 0;

    public string QualifiedStubName => Namespace.Length == 0 ? $"global::{StubName}" : $"global::{Namespace}.{StubName}";
}
