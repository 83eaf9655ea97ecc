// What a package of an agency's own has around its unit.

extension AgencyTemplates {
    /// Every file of a package, by its path from the package's top.
    ///
    /// `gladi`: the manifest's word for Gladi, and the name under which that has its products.
    func packageFiles(
        gladi: (line: String, name: String),
        scenario: AgencyScenario
    ) -> [(path: String, text: String)] {
        let own = files.map { file in
            (path: file.path.replacing("Services/\(names.module)/Main", with: "Sources/\(names.main)"), text: file.text)
        }.map { file in (path: file.path.replacing("Services/", with: "Sources/"), text: file.text) }
        return [
            ("Package.swift", manifest(gladi)), ("\(names.taskForce).yaml", scenario.textWithProgram),
            ("README.md", readme), (".gitignore", ".build/\n*.gladi\n"),
        ] + own
    }

    private func manifest(_ gladi: (line: String, name: String)) -> String {
        """
        // swift-tools-version: 6.2
        import PackageDescription

        /// A product of Gladi's.
        func gladi(_ product: String) -> Target.Dependency { .product(name: product, package: "\(gladi.name)") }

        let package = Package(
            name: "\(names.taskForce)",
            platforms: [.macOS(.v15)],
            products: [.executable(name: "\(names.taskForce)", targets: ["\(names.main)"])],
            dependencies: [
                \(gladi.line),
                .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
            ],
            targets: [
                .target(name: "\(names.module)", dependencies: [gladi("TaskForceKit")]),
                .executableTarget(
                    name: "\(names.main)",
                    dependencies: [
                        "\(names.module)", gladi("ServiceHost"),
                        .product(name: "ArgumentParser", package: "swift-argument-parser"),
                    ]
                ),
                .testTarget(
                    name: "\(names.tests)",
                    dependencies: ["\(names.module)", gladi("TaskForceKit"), gladi("TaskForceTesting")]
                ),
            ]
        )

        """
    }

    private var readme: String {
        let name = names.taskForce.name
        return """
            # \(names.title)

            A unit of the security rehearsals that Gladi plays; its source is `Sources/\(names.module)`.

                swift build -c release --build-tests
                swift test -c release --skip-build
                gladi check \(name).yaml
                gladi conform --scenario \(name).yaml -- .build/release/\(name)
                gladi run \(name).yaml

            `\(name).yaml` adds the unit to a drill and says how it is started (`programs`). Its figures are examples.

            """
    }
}

extension AgencyScenario {
    /// The YAML, with the program that plays the unit.
    var textWithProgram: String {
        text + """
            programs:
              \(unitName): .build/release/\(names.taskForce)

            """
    }
}
