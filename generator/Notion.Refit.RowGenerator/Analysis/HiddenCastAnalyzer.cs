using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Notion.Refit.RowGenerator.Diagnostics;
using Notion.Refit.RowGenerator.Parsing;

namespace Notion.Refit.RowGenerator.Analysis;

/// <summary>Reports loops over models whose variable has a derived type: C# inserts a cast there, which throws at the first item of another type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenCastAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.HiddenCast];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.ForEachStatement);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var loop = (ForEachStatementSyntax)context.Node;
        if (loop.Type.IsVar)
            return;
        ForEachStatementInfo info = context.SemanticModel.GetForEachStatementInfo(loop);
        if (info.ElementConversion is not { IsExplicit: true, IsReference: true } || info.ElementType is not { } element || !IsModel(element))
            return;
        ITypeSymbol? variable = context.SemanticModel.GetTypeInfo(loop.Type, context.CancellationToken).Type;
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.HiddenCast, loop.Type.GetLocation(), element.Name, variable?.Name));
    }

    private static bool IsModel(ITypeSymbol type) => type.ContainingNamespace.PlainName() is "Notion.Refit.Models";
}
