using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notion.Refit.SourceGenerator.Emission;
using Notion.Refit.SourceGenerator.Model;
using Notion.Refit.SourceGenerator.Parsing;

namespace Notion.Refit.SourceGenerator;

/// <summary>Writes the class behind each Refit interface, and one factory over all of them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RefitStubGenerator : IIncrementalGenerator
{
    private const string TransportName = "Notion.Refit.Http.IRestTransport";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The attributes are marked with it.
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        IncrementalValueProvider<ImmutableArray<StubEntry>>? entries = null;

        foreach (HttpVerb verb in HttpVerb.All)
        {
            IncrementalValuesProvider<InterfaceModel> interfaces = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    verb.AttributeName,
                    static (node, _) => node is MethodDeclarationSyntax,
                    (method, cancellationToken) => InterfaceParser.Parse(method.SemanticModel.Compilation, (IMethodSymbol)method.TargetSymbol, verb, cancellationToken))
                .Where(static model => model is not null)
                .Select(static (model, _) => model!)
                .WithTrackingName(StepNames.Interface);

            context.RegisterSourceOutput(interfaces, static (output, model) => Emit(output, model));

            IncrementalValueProvider<ImmutableArray<StubEntry>> entriesOfVerb = interfaces
                .Where(static model => model.HasStub)
                .Select(static (model, _) => new StubEntry(model.QualifiedName, model.QualifiedStubName))
                .WithTrackingName(StepNames.StubEntry)
                .Collect();

            entries = entries is { } others
                ? others.Combine(entriesOfVerb).Select(static (both, _) => both.Left.AddRange(both.Right))
                : entriesOfVerb;
        }

        IncrementalValueProvider<EquatableArray<StubEntry>> stubs = entries!.Value
            .Select(static (all, _) => new EquatableArray<StubEntry>(all.Sort(static (a, b) => string.CompareOrdinal(a.InterfaceName, b.InterfaceName))))
            .WithTrackingName(StepNames.StubEntries);

        // The factory is there as soon as the transport is, with or without interfaces, so that code which calls it compiles.
        IncrementalValueProvider<bool> hasTransport = context.CompilationProvider
            .Select(static (compilation, _) => compilation.Assembly.GetTypeByMetadataName(TransportName) is not null)
            .WithTrackingName(StepNames.Transport);

        context.RegisterSourceOutput(
            stubs.Combine(hasTransport),
            static (output, source) =>
            {
                if (source.Right)
                    output.AddSource("RestStubs.g.cs", FactoryEmitter.Emit(source.Left));
            });
    }

    private static void Emit(SourceProductionContext output, InterfaceModel model)
    {
        foreach (DiagnosticInfo diagnostic in model.Diagnostics)
            output.ReportDiagnostic(diagnostic.ToDiagnostic());

        if (model.HasStub)
            output.AddSource($"{model.DisplayName}.g.cs", InterfaceEmitter.Emit(model));
    }
}
