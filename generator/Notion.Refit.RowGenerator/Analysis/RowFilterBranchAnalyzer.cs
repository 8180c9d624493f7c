using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Notion.Refit.RowGenerator.Diagnostics;
using Notion.Refit.RowGenerator.Parsing;

namespace Notion.Refit.RowGenerator.Analysis;

/// <summary>Reports conditions on rows that are used as truth values: <c>if</c>, <c>?:</c>, <c>while</c> and <c>switch</c> compile and would take one branch always.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowFilterBranchAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.FilterAsBoolean];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(RowNames.Filter) is not { } filter)
                return;

            // The compiler puts the user-defined operator true around what is branched on.
            start.RegisterOperationAction(
                operation =>
                {
                    var unary = (IUnaryOperation)operation.Operation;
                    if (unary.OperatorKind is UnaryOperatorKind.True or UnaryOperatorKind.False && IsFilter(unary.Operand.Type, filter))
                        operation.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.FilterAsBoolean, unary.Operand.Syntax.GetLocation()));
                },
                OperationKind.Unary);
            start.RegisterOperationAction(
                operation => Check(operation, ((ISwitchOperation)operation.Operation).Value, filter), OperationKind.Switch);
            start.RegisterOperationAction(
                operation => Check(operation, ((ISwitchExpressionOperation)operation.Operation).Value, filter), OperationKind.SwitchExpression);
        });
    }

    private static void Check(OperationAnalysisContext context, IOperation value, INamedTypeSymbol filter)
    {
        if (IsFilter(value.Type, filter))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.FilterAsBoolean, value.Syntax.GetLocation()));
    }

    private static bool IsFilter(ITypeSymbol? type, INamedTypeSymbol filter)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, filter))
                return true;
        }

        return false;
    }
}
