using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notion.Refit.Tests.Readme;

/// <summary>Compiles the program of the README as it is pasted into an app that <c>dotnet new web</c> has created.</summary>
internal sealed class PastedProgramTests
{
    // The implicit using directives of Microsoft.NET.Sdk.Web.
    private static readonly string[] s_implicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Threading", "System.Threading.Tasks",
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    [Test]
    public void The_web_app_of_the_README_compiles()
    {
        string program = string.Join('\n', SnippetTests.Block("README.md", "aspnet"));
        string usings = string.Concat(s_implicitUsings.Select(name => $"global using {name};\n"));
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;

        CSharpCompilation compilation = CSharpCompilation.Create(
            "Pasted",
            [CSharpSyntaxTree.ParseText(usings), CSharpSyntaxTree.ParseText(program)],
            platform.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        Assert.That(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty);
    }
}
