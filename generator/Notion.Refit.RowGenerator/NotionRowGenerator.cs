using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notion.Refit.RowGenerator.Emission;
using Notion.Refit.RowGenerator.Model;
using Notion.Refit.RowGenerator.Parsing;

namespace Notion.Refit.RowGenerator;

/// <summary>Generates the mapping, columns and queries of records with <c>[NotionRow]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NotionRowGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RowModel> rows = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                RowNames.RowAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (row, cancellationToken) => RowParser.Parse(row, cancellationToken))
            .WithTrackingName(StepNames.Row);

        // Apart from the rows, since a location changes with every line above it.
        IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> diagnostics = rows
            .Select(static (row, _) => row.Diagnostics)
            .Where(static diagnostics => diagnostics.Count > 0)
            .WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, found) =>
        {
            foreach (DiagnosticInfo diagnostic in found)
                output.ReportDiagnostic(diagnostic.ToDiagnostic());
        });

        IncrementalValuesProvider<RowModel> valid = rows
            .Where(static row => row.IsValid)
            .Select(static (row, _) => row with { Diagnostics = default })
            .WithTrackingName(StepNames.ValidRow);
        context.RegisterSourceOutput(valid, static (output, row) =>
        {
            output.AddSource($"{row.HintName}.Row.g.cs", RowEmitter.Emit(row));
            output.AddSource($"{row.HintName}.Columns.g.cs", ColumnsEmitter.Emit(row));
            output.AddSource($"{row.HintName}.Queries.g.cs", QueriesEmitter.Emit(row));
        });
    }
}
